using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Orchestrator.Workflows.Guards;
using Orchestrator.Workflows.Law;
using Orchestrator.Workflows.LegalTime;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Host.Commands;

/// <summary><c>law</c>: what the law says on a day (profile, timers, conflicts), whether a citation was good law, and the state machines as a document.</summary>
internal static class LawCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create() => new("law", "法律适用 / the law on a day, and its files") { Show(), Cite(), Hearing(), Machines(), LawFilesCommand.Export(), LawFilesCommand.Check() };

    private static Command Show()
    {
        var on = Day();
        var json = CommonOptions.Json();
        var command = new Command("show", "某日适用的法律版本、全部时限和已知冲突 / profile, timers and known conflicts of a day") { on, json };
        command.SetAction(parsed => Guarded.RunAsync(() =>
        {
            var law = LegalProfiles.On(Read(parsed.GetValue(on)!));
            if (parsed.GetValue(json))
                Console.WriteLine(JsonSerializer.Serialize(Plain(law), Json));
            else
                Write(law);
            return Task.FromResult(ExitCode.Done);
        }));
        return command;
    }

    private static Command Cite()
    {
        var text = new Argument<string>("citation") { Description = "例如 《计算机信息网络国际联网安全保护管理办法》第二十一条 / a citation, or a text with several" };
        var on = Day();
        var district = new Option<string?>("--district") { Description = "案件所在区,例如 宝安区 / district of the case" };
        var command = new Command("cite", "核对引用的法律当时当地是否有效 / whether a citation was in force there and then") { text, on, district };
        command.SetAction(parsed => Guarded.RunAsync(() =>
        {
            var day = Read(parsed.GetValue(on)!);
            var cited = CitationReader.Read(parsed.GetValue(text)!).ToList();
            if (cited.Count == 0)
                throw new BadInputException("没有找到形如《…》第…条的引用。", "There is no citation of the form 《…》第…条.");
            var refused = false;
            foreach (var answer in cited.Select(one => Instruments.Cite(one.Title, one.Article, day, parsed.GetValue(district))))
            {
                refused |= answer.Refusal is not null;
                Console.WriteLine(answer.Refusal is { } no ? $"✗ {no.Zh}\n  {no.En}" : $"✓ {answer.Value.Zh} {answer.Value.Version.Number}".TrimEnd());
            }
            return Task.FromResult(refused ? ExitCode.DoesNotHold : ExitCode.Done);
        }));
        return command;
    }

    private static Command Hearing()
    {
        var requested = new Option<string>("--requested") { Required = true, Description = "收到听证申请之日 / day on which the request was received", HelpName = "date" };
        var notice = new Option<string?>("--notice") { Description = "听证通知书送达之日,省略时同日 / day on which the notice of hearing is served; the same day when left out", HelpName = "date" };
        var hearing = new Option<string?>("--hearing") { Description = "拟定听证日期 / intended day", HelpName = "date" };
        var command = new Command("hearing", "听证可以安排在哪一天 / on which day a hearing may be held") { requested, notice, hearing };
        command.SetAction(parsed => Guarded.RunAsync(() =>
        {
            var (asked, served) = (Read(parsed.GetValue(requested)!), Read(parsed.GetValue(notice) ?? parsed.GetValue(requested)!));
            var law = LegalProfiles.On(served);
            var window = HearingWindow.Of(new LegalClock(TimeProvider.System), served, asked, law);
            var (first, last) = (LocalDatePattern.Iso.Format(window.Earliest), LocalDatePattern.Iso.Format(window.TenDaysEnd));
            Console.WriteLine($"最早 {first},十日内至 {last} / earliest {first}, ten days until {last}");
            if (window.IsConflict)
                Console.WriteLine("两项规定不能同时满足,以行政处罚法为准并记录原因 / both rules cannot be kept; the Administrative Penalty Law prevails and the reason is recorded");
            if (parsed.GetValue(hearing) is not { } given)
                return Task.FromResult(ExitCode.Done);
            var day = Read(given);
            if (window.Check(day, law) is { } no)
                throw new RefusedException(no);
            Console.WriteLine(window.NeedsReason(day) ? "可以,须记录超过十日的原因 / lawful, with the reason for passing the ten days" : "可以 / lawful");
            return Task.FromResult(ExitCode.Done);
        }));
        return command;
    }

    private static Command Machines()
    {
        var command = new Command("machines", "案件状态机文档(docs/state-machines.md 的来源) / the state machines as a document");
        command.SetAction(_ => Guarded.RunAsync(() =>
        {
            Console.Write(StateMachines.Markdown());
            return Task.FromResult(ExitCode.Done);
        }));
        return command;
    }

    private static Option<string> Day() => new("--on") { Required = true, Description = "日期 2005-05-11 / day", HelpName = "date" };

    private static LocalDate Read(string text) => LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var day }
        ? day
        : throw new BadInputException($"无法识别日期“{text}”,请写作 2005-05-11", $"The day '{text}' cannot be read; write 2005-05-11");

    private static object Plain(LegalProfile law) => new
    {
        profile = law.Id,
        from = LocalDatePattern.Iso.Format(law.From),
        law.ChangeZh,
        law.ChangeEn,
        timers = TimerCatalogue.All.Select(timer => new
        {
            timer.Id,
            timer.NameZh,
            timer.NameEn,
            kind = timer.Kind.ToString(),
            timer.StartZh,
            timer.StartEn,
            length = timer.LengthUnder(law)?.ToString(),
            variants = timer.Variants.Where(variant => variant.LengthUnder(law) is not null).ToDictionary(variant => variant.Key, variant => variant.LengthUnder(law).ToString()),
            options = timer.Options.Select(option => option.ToString()),
            timer.Rolls,
            timer.ReminderOffsets,
            timer.EffectZh,
            timer.EffectEn,
            timer.BasisZh,
            timer.BasisEn,
        }),
        conflicts = LegalConflict.Under(law),
    };

    private static void Write(LegalProfile law)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{law.Id} ({law.From:yyyy-MM-dd} 起 / since)\n{law.ChangeZh}\n{law.ChangeEn}\n"));
        foreach (var timer in TimerCatalogue.All)
        {
            var length = timer.LengthUnder(law) is { } period ? period.Zh : timer.Options.Count > 0 ? string.Join("/", timer.Options.Select(option => option.Zh)) : "—";
            Console.WriteLine($"{timer.Id} {timer.NameZh}:{length},自{timer.StartZh};{timer.EffectZh}({timer.BasisZh})");
        }
        foreach (var conflict in LegalConflict.Under(law))
            Console.WriteLine($"\n! {conflict.ConflictZh}\n  → {conflict.TreatmentZh}\n  {conflict.ConflictEn}\n  → {conflict.TreatmentEn}");
    }
}
