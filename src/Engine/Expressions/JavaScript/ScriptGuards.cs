using Jint;
using Jint.Native;
using Jint.Native.Function;
using Jint.Native.Object;
using Jint.Native.Symbol;
using Jint.Runtime.Descriptors;
using Jint.Runtime.Interop;

namespace Orchestrator.Engine.Expressions.JavaScript;

/// <summary>
/// Time, memory and statements are watched between statements. What makes much out of little within a single call is bounded here: the call is refused
/// before it starts, or watched value by value.
/// </summary>
internal sealed class ScriptGuards(Jint.Engine engine, int limit)
{
    // Raw memory and threads; workflow values know neither.
    private static readonly string[] Removed =
    [
        "ArrayBuffer", "SharedArrayBuffer", "DataView", "Atomics", "Int8Array", "Uint8Array", "Uint8ClampedArray", "Int16Array", "Uint16Array", "Int32Array", "Uint32Array",
        "Float16Array", "Float32Array", "Float64Array", "BigInt64Array", "BigUint64Array",
    ];
    private static readonly string[] TextFunctions = ["encodeURI", "encodeURIComponent", "decodeURI", "decodeURIComponent", "escape", "unescape"];
    private static readonly string[] KeyFunctions = ["keys", "values", "entries", "getOwnPropertyNames", "getOwnPropertyDescriptors", "assign"];

    // Deeper than any list or object that is turned into text on purpose, and well within the stack of any thread.
    private const int MaxNesting = 1_000;

    public void Install()
    {
        SealBytes(Prototype("Uint8Array"));
        foreach (var name in Removed)
            engine.Global.Delete(name);
        foreach (var name in TextFunctions)
            Guard(engine.Global, name, (_, arguments) => Fits(First(arguments)));
        GuardTexts(Prototype("String"));
        GuardPatterns(Prototype("RegExp"));
        GuardArrays(Prototype("Array"));
        var constructor = (ObjectInstance)engine.Global.Get("Object");
        foreach (var name in KeyFunctions)
        {
            Guard(constructor, name, (_, arguments) =>
            {
                foreach (var argument in arguments)
                    Fits(argument);
            });
        }
        GuardJson((ObjectInstance)engine.Global.Get("JSON"));
    }

    // The bytes that a script is given may be read, but lead to nothing that makes more of them.
    private void SealBytes(ObjectInstance bytes)
    {
        var arrays = bytes.Prototype!;
        bytes.Delete("constructor");
        arrays.Delete("constructor");
        arrays.Delete("buffer");
        Guard(arrays, "join", (self, arguments) => Require(Number(self.Get("length")) * (3 + Length(First(arguments)))));
    }

    private void GuardTexts(ObjectInstance texts)
    {
        Guard(texts, "repeat", (self, arguments) => Require(Length(self) * Math.Max(0, Number(First(arguments)))));
        foreach (var name in new[] { "padStart", "padEnd" })
            Guard(texts, name, (_, arguments) => Require(Number(First(arguments))));
        foreach (var name in new[] { "normalize", "split", "match", "matchAll" })
            Guard(texts, name, (self, _) => Fits(self));
        foreach (var name in new[] { "replace", "replaceAll" })
            Guard(texts, name, (self, arguments) => Replacing(First(arguments), self, arguments.Length > 1 ? arguments[1] : JsValue.Undefined));
    }

    private void GuardPatterns(ObjectInstance patterns)
    {
        foreach (var symbol in new[] { GlobalSymbolRegistry.Match, GlobalSymbolRegistry.MatchAll, GlobalSymbolRegistry.Split })
            Guard(patterns, symbol, (_, arguments) => Fits(First(arguments)));
        Guard(patterns, GlobalSymbolRegistry.Replace, (self, arguments) => Replacing(self, First(arguments), arguments.Length > 1 ? arguments[1] : JsValue.Undefined));
    }

    // Lists within lists are turned into text by these, each by the next: a small list that holds itself many times over would never end.
    private void GuardArrays(ObjectInstance arrays)
    {
        foreach (var name in new[] { "join", "toLocaleString" })
            Guard(arrays, name, (_, _) => engine.Constraints.Check());
        Define(arrays, "flat", (self, arguments) =>
        {
            var flat = new List<JsValue>();
            if (self is JsArray array)
                Flatten(array, arguments.Length == 0 || arguments[0].IsUndefined() ? 1 : Number(arguments[0]), flat, new ScriptBudget(limit), 0);
            return new JsArray(engine, [.. flat]);
        });
    }

    // How much stack a level takes depends on how well its methods are compiled by then: the same script must end alike each time.
    private static void Nest(int depth)
    {
        if (depth > MaxNesting)
            throw new InsufficientExecutionStackException();
    }

    private static void Flatten(JsArray array, double depth, List<JsValue> flat, ScriptBudget budget, int level)
    {
        Nest(level);
        for (uint i = 0; i < array.Length; i++)
        {
            budget.Spend(1);
            var item = array[i];
            if (item is JsArray inner && depth >= 1)
                Flatten(inner, depth - 1, flat, budget, level + 1);
            else if (array.HasProperty(JsNumber.Create((double)i)))
                flat.Add(item);
        }
    }

    // The writer asks for each value that it writes; there it is counted.
    private void GuardJson(ObjectInstance json)
    {
        var stringify = (Function)json.Get("stringify");
        Define(json, "stringify", (self, arguments) =>
        {
            var budget = new ScriptBudget(limit);
            var holders = new Stack<JsValue>();
            var asked = arguments.Length > 1 ? arguments[1] : JsValue.Undefined;
            var chosen = asked is JsArray list ? Enumerable.Range(0, (int)list.Length).Select(i => list[(uint)i].ToString()).ToHashSet(StringComparer.Ordinal) : null;
            var counting = new ClrFunction(engine, "", (holder, pair) =>
            {
                engine.Constraints.Check();
                if (chosen is not null && holder is not JsArray && pair[0].ToString() is { Length: > 0 } key && !chosen.Contains(key))
                    return JsValue.Undefined;
                var value = asked is Function replacer ? replacer.Call(holder, pair) : pair[1];
                budget.Spend(value);
                while (holders.TryPeek(out var last) && !ReferenceEquals(last, holder))
                    holders.Pop();
                if (value is ObjectInstance)
                {
                    holders.Push(value);
                    Nest(holders.Count);
                }
                return value;
            });
            return stringify.Call(self, [First(arguments), counting, arguments.Length > 2 ? arguments[2] : JsValue.Undefined]);
        });
    }

    private ObjectInstance Prototype(string constructor) => (ObjectInstance)engine.Global.Get(constructor).AsObject().Get("prototype");

    private void Guard(ObjectInstance holder, JsValue name, Action<JsValue, JsValue[]> check)
    {
        if (holder.Get(name) is not Function original)
            return;
        Define(holder, name, (self, arguments) =>
        {
            check(self, arguments);
            return original.Call(self, arguments);
        });
    }

    private void Define(ObjectInstance holder, JsValue name, Func<JsValue, JsValue[], JsValue> function) =>
        holder.DefineOwnProperty(name, new PropertyDescriptor(new ClrFunction(engine, name is JsString text ? text.ToString() : "", function), writable: true, enumerable: false, configurable: true));

    /// <summary>Every match may be replaced by as much as the replacement says; what it quotes of the text is at most the text once, unless it looks around.</summary>
    private void Replacing(JsValue pattern, JsValue text, JsValue replacement)
    {
        Fits(text);
        if (replacement is not JsString by)
            return;
        var (length, said) = (Length(text) + 1, by.ToString());
        var quotesMore = said.Contains("$`", StringComparison.Ordinal) || said.Contains("$'", StringComparison.Ordinal)
            || (said.Contains('$', StringComparison.Ordinal) && pattern is ObjectInstance made && made.Get("source").ToString() is var source && (source.Contains("(?=", StringComparison.Ordinal) || source.Contains("(?<=", StringComparison.Ordinal)));
        var matches = pattern is JsString plain ? Occurrences(text.ToString(), plain.ToString()) : length;
        Require(matches * said.Length * (quotesMore ? length : 1) / 16.0);
    }

    private static double Occurrences(string text, string part)
    {
        if (part.Length == 0)
            return text.Length + 1;
        var count = 0;
        for (var at = text.IndexOf(part, StringComparison.Ordinal); at >= 0; at = text.IndexOf(part, at + part.Length, StringComparison.Ordinal))
            count++;
        return count;
    }

    private void Fits(JsValue value) => Require(Length(value));

    private void Require(double size)
    {
        if (size > limit)
            throw new ScriptTooLargeException();
    }

    private static double Length(JsValue value) => value is JsString text ? text.Length : 0;

    private static double Number(JsValue value) => value is JsNumber number ? number.AsNumber() : value is JsString text && double.TryParse(text.ToString(), System.Globalization.CultureInfo.InvariantCulture, out var said) ? said : 0;

    private static JsValue First(JsValue[] arguments) => arguments.Length > 0 ? arguments[0] : JsValue.Undefined;
}
