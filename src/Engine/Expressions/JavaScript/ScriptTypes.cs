using Acornima.Ast;
using Jint;

namespace Orchestrator.Engine.Expressions.JavaScript;

/// <summary>
/// The .NET types that Elsa's scripts may name, rebuilt in script itself so that nothing of .NET is reachable: <c>DateTime</c>, <c>DateTimeOffset</c>,
/// <c>TimeSpan</c>, <c>Guid</c>, <c>Random</c> and <c>LogPersistenceMode</c> with the members that workflows use. An object with a <c>$plain</c> leaves the script as that value.
/// </summary>
internal static class ScriptTypes
{
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal) { "DateTime", "DateTimeOffset", "TimeSpan", "Guid", "Random", "LogPersistenceMode" };

    private static readonly Prepared<Script> Definitions = Jint.Engine.PrepareScript("""
        (function (global) {
          const pad = (n, width = 2) => String(Math.trunc(n)).padStart(width, '0');
          class TimeSpan {
            constructor(ms) { this.TotalMilliseconds = ms; }
            static get Zero() { return new TimeSpan(0); }
            static FromDays(n) { return new TimeSpan(n * 864e5); }
            static FromHours(n) { return new TimeSpan(n * 36e5); }
            static FromMinutes(n) { return new TimeSpan(n * 6e4); }
            static FromSeconds(n) { return new TimeSpan(n * 1e3); }
            static FromMilliseconds(n) { return new TimeSpan(n); }
            static Parse(text) {
              const m = /^(-)?(?:(\d+)\.)?(\d+):(\d+)(?::(\d+(?:\.\d+)?))?$/.exec(String(text).trim());
              if (!m) throw new Error(`'${text}' is no time span.`);
              const ms = (+(m[2] || 0) * 86400 + +m[3] * 3600 + +m[4] * 60 + +(m[5] || 0)) * 1e3;
              return new TimeSpan(m[1] ? -ms : ms);
            }
            get TotalSeconds() { return this.TotalMilliseconds / 1e3; }
            get TotalMinutes() { return this.TotalMilliseconds / 6e4; }
            get TotalHours() { return this.TotalMilliseconds / 36e5; }
            get TotalDays() { return this.TotalMilliseconds / 864e5; }
            get Days() { return Math.trunc(this.TotalDays); }
            get Hours() { return Math.trunc(this.TotalHours) % 24; }
            get Minutes() { return Math.trunc(this.TotalMinutes) % 60; }
            get Seconds() { return Math.trunc(this.TotalSeconds) % 60; }
            get Milliseconds() { return Math.trunc(this.TotalMilliseconds) % 1e3; }
            Negate() { return new TimeSpan(-this.TotalMilliseconds); }
            Add(other) { return new TimeSpan(this.TotalMilliseconds + other.TotalMilliseconds); }
            Subtract(other) { return new TimeSpan(this.TotalMilliseconds - other.TotalMilliseconds); }
            toString() {
              const ms = Math.abs(this.TotalMilliseconds), days = Math.trunc(ms / 864e5), rest = ms % 1e3;
              return (this.TotalMilliseconds < 0 ? '-' : '') + (days ? days + '.' : '') + pad(ms / 36e5 % 24) + ':' + pad(ms / 6e4 % 60) + ':' + pad(ms / 1e3 % 60) + (rest ? '.' + pad(rest, 3) : '');
            }
            ToString() { return this.toString(); }
            valueOf() { return this.TotalMilliseconds; }
            [Symbol.toPrimitive](hint) { return hint === 'number' ? this.valueOf() : this.toString(); }
            get $plain() { return this.toString(); }
          }
          class DateTime {
            constructor(year, month, day, hour = 0, minute = 0, second = 0) { this.at = year instanceof Date ? year : new Date(year, month - 1, day, hour, minute, second); }
            static get Now() { return new this(new Date()); }
            static get UtcNow() { return new this(new Date()); }
            static get Today() { const now = new Date(); return new this(now.getFullYear(), now.getMonth() + 1, now.getDate()); }
            static Parse(text) {
              const at = new Date(text);
              if (isNaN(at)) throw new Error(`'${text}' is no date.`);
              return new this(at);
            }
            get Year() { return this.at.getFullYear(); }
            get Month() { return this.at.getMonth() + 1; }
            get Day() { return this.at.getDate(); }
            get Hour() { return this.at.getHours(); }
            get Minute() { return this.at.getMinutes(); }
            get Second() { return this.at.getSeconds(); }
            get DayOfWeek() { return this.at.getDay(); }
            moved(ms) { return new this.constructor(new Date(+this.at + ms)); }
            Add(span) { return this.moved(span.TotalMilliseconds); }
            AddDays(n) { return this.moved(n * 864e5); }
            AddHours(n) { return this.moved(n * 36e5); }
            AddMinutes(n) { return this.moved(n * 6e4); }
            AddSeconds(n) { return this.moved(n * 1e3); }
            AddMonths(n) { const at = new Date(this.at); at.setMonth(at.getMonth() + n); return new this.constructor(at); }
            AddYears(n) { return this.AddMonths(12 * n); }
            Subtract(other) { return 'TotalMilliseconds' in other ? this.moved(-other.TotalMilliseconds) : new TimeSpan(this.at - other.at); }
            toString() { return this.at.toISOString(); }
            ToString(format) {
              const part = { yyyy: () => pad(this.Year, 4), yy: () => pad(this.Year % 100), MM: () => pad(this.Month), M: () => this.Month, dd: () => pad(this.Day), d: () => this.Day,
                HH: () => pad(this.Hour), H: () => this.Hour, mm: () => pad(this.Minute), m: () => this.Minute, ss: () => pad(this.Second), s: () => this.Second, fff: () => pad(this.at.getMilliseconds(), 3) };
              return format ? format === 'o' || format === 'O' ? this.toString() : format.replace(/yyyy|yy|MM?|dd?|HH?|mm?|ss?|fff/g, name => part[name]()) : this.toString();
            }
            valueOf() { return +this.at; }
            [Symbol.toPrimitive](hint) { return hint === 'number' ? this.valueOf() : this.toString(); }
            get $plain() { return this.at; }
          }
          global.TimeSpan = TimeSpan;
          global.DateTime = DateTime;
          global.DateTimeOffset = class DateTimeOffset extends DateTime {};
          global.Guid = { Empty: '00000000-0000-0000-0000-000000000000', NewGuid: () => newGuidString(), Parse: text => parseGuid(text) };
          global.LogPersistenceMode = Object.freeze({ Inherit: 'Inherit', Include: 'Include', Exclude: 'Exclude' });
          global.Random = class Random { Next(a, b) { const [low, high] = b === undefined ? [0, a === undefined ? 2147483647 : a] : [a, b]; return low + Math.floor(Math.random() * (high - low)); } NextDouble() { return Math.random(); } };
        })(this);
        """, source: "types");

    public static bool Mentions(string identifier) => Names.Contains(identifier);

    public static void Define(ScriptScope scope)
    {
        ScriptFunctions.Install(scope, "newGuidString");
        ScriptFunctions.Install(scope, "parseGuid");
        scope.Engine.Execute(Definitions);
    }
}
