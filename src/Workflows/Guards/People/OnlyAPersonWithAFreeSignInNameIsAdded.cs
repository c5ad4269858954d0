using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.People;

/// <summary>Each sign-in name belongs to one person and is written so that it can be typed everywhere.</summary>
internal sealed class OnlyAPersonWithAFreeSignInNameIsAdded : PersonGuard
{
    private const int Longest = 64;

    public override Refusal? Check(PersonFacts facts) =>
        facts.SignInName.Length is 0 or > Longest || !facts.SignInName.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '.' or '-' or '_')
            ? new Refusal("person.sign-in-name", $"登录名由字母、数字和“.”“-”“_”组成，最长{Longest}个字符。", $"A sign-in name consists of letters, digits, dots, dashes and underscores, {Longest} at most.", Rule)
        : facts.SignInNameIsTaken ? new Refusal("person.sign-in-taken", "该登录名已有人使用。", "Somebody has this sign-in name already.", Rule)
        : null;
}
