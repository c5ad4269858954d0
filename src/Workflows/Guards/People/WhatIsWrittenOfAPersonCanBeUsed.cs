using System.Net.Mail;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Workflows.Guards.People;

/// <summary>The name can be printed, mail can be sent to the address, the district exists, and an officer has a police number of their own.</summary>
internal sealed class WhatIsWrittenOfAPersonCanBeUsed : PersonGuard
{
    private const int LongestName = 60;
    private const int LongestAddress = 254;
    private const int LongestBadge = 20;

    public override Refusal? Check(PersonFacts facts)
    {
        var wanted = facts.Wanted!;
        return wanted.DisplayName.Length is 0 or > LongestName || wanted.DisplayName.Any(char.IsControl) ? new Refusal("person.name", $"请填写姓名，最长{LongestName}字。", $"Give the name, {LongestName} characters at most.", Rule)
            : wanted.Email is { } email && !IsAddress(email) ? new Refusal("person.email", "邮箱地址不正确。", "This is no mail address.", Rule)
            : wanted.District is { } district && !facts.SpeaksForUnit && !Districts.OfToday.Contains(district) ? new Refusal("person.district", "没有这个辖区；留空表示全市。", "There is no such district; leave it empty for the whole city.", Rule)
            : wanted.Badge is { } badge && (badge.Length > LongestBadge || !badge.All(char.IsAsciiLetterOrDigit)) ? new Refusal("person.badge", $"警号由字母和数字组成，最长{LongestBadge}位。", $"A police number has letters and digits, {LongestBadge} at most.", Rule)
            : wanted.Badge is null && wanted.Roles.Contains(Role.Officer) ? new Refusal("person.badge", "承办民警应有警号，执法时出示。", "An officer has a police number, which is shown on duty.", "程序规定第五十二条")
            : facts.BadgeIsTaken ? new Refusal("person.badge-taken", "该警号已属于他人。", "Somebody else has this police number.", Rule)
            : null;
    }

    private static bool IsAddress(string text) => text.Length <= LongestAddress && MailAddress.TryCreate(text, out var address) && address.Address == text && address.Host.Contains('.', StringComparison.Ordinal);
}
