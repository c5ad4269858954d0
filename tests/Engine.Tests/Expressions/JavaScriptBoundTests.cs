using Orchestrator.Engine.Persistence;
using Orchestrator.Engine.Tests.Harness;
using static Orchestrator.Engine.Tests.Harness.Wf;

namespace Orchestrator.Engine.Tests.Expressions;

/// <summary>Scripts that attack the server. Each is one incident that names workflow, step, input, line and column; the process lives and has spent little.</summary>
public sealed class JavaScriptBoundTests
{
    // The script's own limit is 32 MiB; one call between two looks at it may make a few times as much.
    private const long MaxBytes = 512L << 20;
    private const string Nested = "let a = [1];\nfor (let i = 0; i < 60; i++) a = [a, a];\n";
    private const string Deep = "let a = [1];\nfor (let i = 0; i < 20000; i++) a = [a];\n";

    [Theory]
    // endless
    [InlineData("while (true) {}")]
    [InlineData("for (;;) ;")]
    [InlineData("(async () => { for (;;) await 0 })()")]
    [InlineData("function* g() { for (;;) yield 1 }\n[...g()]")]
    [InlineData("({ get a() { while (true) {} } })")]
    [InlineData("let a = []; a[4294967290] = 1;\na.forEach(x => x)")]
    // recursion
    [InlineData("function f() { return f() + 1 }\nf()")]
    [InlineData("let o = { toString() { return '' + o } };\n'' + o")]
    [InlineData("let p = new Proxy({}, { get(t, k, r) { return r[k] } });\np.x")]
    [InlineData(Deep + "'' + a")]
    [InlineData(Deep + "JSON.stringify(a)")]
    [InlineData(Deep + "a.flat(Infinity)")]
    [InlineData(Deep + "a")]
    // memory
    [InlineData("let s = 'x';\nfor (;;) s += s")]
    [InlineData("let s = 'x';\nfor (;;) s = `${s}${s}`")]
    [InlineData("let a = [];\nfor (;;) a.push('xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx'.repeat(1000) + a.length)")]
    [InlineData("'x'.repeat(2 ** 28)")]
    [InlineData("'x'['re' + 'peat'](2 ** 28)")]
    [InlineData("String.prototype.repeat.call('xx', '268435456')")]
    [InlineData("'x'.padEnd(2 ** 28)")]
    [InlineData("new Array(100000000).fill(0)")]
    [InlineData("new Array(1000000).join('x'.repeat(300))")]
    [InlineData("Array.from({ length: 1e9 })")]
    [InlineData("new Array(4294967295).sort()")]
    [InlineData("bytesFromString('x'.repeat(1000)).join('x'.repeat(1000000))")]
    [InlineData("new (bytesFromString('x').buffer.constructor)(2 ** 30)")]
    [InlineData("'x'.repeat(1000000).replaceAll('x', 'y'.repeat(1000))")]
    [InlineData("'x'.repeat(1000000).replace(/x/g, 'y'.repeat(1000))")]
    [InlineData("/x/g[Symbol.replace]('x'.repeat(1000000), 'y'.repeat(1000))")]
    [InlineData("'x'.repeat(100000).replace(/(?=(x*))/g, '$1')")]
    [InlineData("'x'.repeat(1000).replaceAll('x', \"$'\".repeat(1000))")]
    [InlineData("let s = 'x'; while (s.length < 8e6) s += s;\nObject.keys(s)")]
    [InlineData("let s = 'ﷺ'; while (s.length < 8e6) s += s;\ns.normalize('NFKD')")]
    [InlineData("let s = '深'; while (s.length < 8e6) s += s;\nencodeURIComponent(s)")]
    [InlineData("let s = 'x'; while (s.length < 8e6) s += s;\n({ ...s })")]
    [InlineData(Nested + "JSON.stringify(a)")]
    [InlineData(Nested + "JSON.stringify({ toJSON() { return a } })")]
    [InlineData(Nested + "toJson(a)")]
    [InlineData(Nested + "'' + a")]
    [InlineData(Nested + "a.toLocaleString()")]
    [InlineData(Nested + "a.flat(Infinity)")]
    [InlineData("(2n ** 50000000n) > 1n")]
    // patterns
    [InlineData("/^(a+)+$/.test('a'.repeat(40) + '!')")]
    [InlineData("/(?=(a+))*b/.test('a'.repeat(50000))")]
    // result
    [InlineData(Nested + "a")]
    [InlineData(Nested + "setVariable('x', a)")]
    [InlineData("let o = {}; o.o = o;\no")]
    [InlineData("'x'.repeat(999999) + 'xx'")]
    // memory and threads of the machine, and .NET
    [InlineData("new ArrayBuffer(2 ** 30)")]
    [InlineData("new Uint8Array(2 ** 30)")]
    [InlineData("Atomics.wait(new Int32Array(new SharedArrayBuffer(8)), 0, 0, 100000)")]
    [InlineData("System.IO.File.ReadAllText('/etc/passwd')")]
    [InlineData("importNamespace('System.IO')")]
    [InlineData("clr.System")]
    [InlineData("require('fs')")]
    [InlineData("process.exit(1)")]
    [InlineData("getVariable.GetType()")]
    [InlineData("''.GetType().Assembly")]
    [InlineData("new Date().GetType()")]
    [InlineData("eval('1')")]
    [InlineData("new Function('return 1')()")]
    [InlineData("(1).constructor.constructor('return 1')()")]
    [InlineData("(async () => {}).constructor('return 1')()")]
    public async Task An_attack_is_an_incident_at_its_place_and_nothing_more(string code)
    {
        await using var s = Scenario.From(Define(Say("W", Js(code))));
        var before = GC.GetAllocatedBytesForCurrentThread();
        await s.StartAsync();
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MaxBytes);
        Assert.Equal(WorkflowSubStatus.Faulted, s.Last.SubStatus);
        var message = Assert.Single(s.Last.Incidents).Message;
        Assert.Contains("'Text' of 'W' in 'wf'", message, StringComparison.Ordinal);
        Assert.Matches("line [1-9][0-9]*, column [1-9]|nested too deeply", message);
    }

    [Theory]
    [InlineData("[[1, 2], [3, [4]]].flat()", "[1,2,3,[4]]")]
    [InlineData("[[1, 2], [3, [4]]].flat(Infinity)", "[1,2,3,4]")]
    [InlineData("let a = [1]; for (let i = 0; i < 1000; i++) a = [a]; a.flat(Infinity)", "[1]")]
    [InlineData("let a = [1]; for (let i = 0; i < 900; i++) a = [a]; JSON.stringify([a, a, { a }]).length", "5419")]
    [InlineData("JSON.stringify({ a: 1, b: [2, undefined], c: undefined })", """{"a":1,"b":[2,null]}""")]
    [InlineData("JSON.stringify({ a: 1, b: { a: 2, c: 3 } }, ['a', 'b'])", """{"a":1,"b":{"a":2}}""")]
    [InlineData("JSON.stringify({ a: 1, b: 2 }, (k, v) => k === 'a' ? undefined : v)", """{"b":2}""")]
    [InlineData("JSON.stringify([1], null, 1).length", "6")]
    [InlineData("[1, [2, 3]].join('-')", "1-2,3")]
    [InlineData("'a-b'.replace(/(\\w)-(\\w)/, '$2-$1')", "b-a")]
    [InlineData("'aXbX'.replaceAll('X', '$&$&')", "aXXbXX")]
    [InlineData("'a1b2'.match(/\\d/g).length + 'ab'.padStart(4, '.') + 'a,b'.split(',')[1]", "2..abb")]
    [InlineData("Object.entries({ a: 1 })[0][0] + Object.keys('ab').length", "a2")]
    public async Task What_is_guarded_works_as_ever(string code, string expected)
    {
        await using var s = await Scenario.From(Define(Say("W", Js(code)))).StartAsync();
        Assert.Empty(s.Last.Incidents);
        Assert.Equal([expected], s.Lines);
    }

    [Theory]
    [InlineData("(", ")")]
    [InlineData("[", "]")]
    [InlineData("!", "")]
    [InlineData("x=>", "")]
    [InlineData("1+", "")]
    [InlineData("{", "}")]
    public async Task Code_nested_without_end_is_reported_when_it_is_read(string open, string close)
    {
        var json = Define(Say("W", Js(string.Concat(Enumerable.Repeat(open, 50_000)) + "1" + string.Concat(Enumerable.Repeat(close, 50_000)))));
        await using var s = await Scenario.From(json).StartAsync();
        Assert.Equal("expression.script-syntax", Assert.Single(s.Validate(json)).Code);
        Assert.Equal(WorkflowSubStatus.Faulted, s.Last.SubStatus);
    }
}
