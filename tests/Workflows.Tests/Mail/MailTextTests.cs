using System.Text.RegularExpressions;
using Orchestrator.Workflows.Outbox;

namespace Orchestrator.Workflows.Tests.Mail;

/// <summary>The texts of the mails to people of the bureau: Chinese first, English second, with the same places.</summary>
public sealed partial class MailTextTests
{
    [Fact]
    public void Every_text_stands_in_both_languages_with_the_same_places()
    {
        Assert.NotEmpty(MailText.Templates);
        Assert.All(MailText.Templates.Values, text =>
        {
            Assert.Matches("[\u4e00-\u9fff]", text.Zh);
            Assert.DoesNotMatch("[\u4e00-\u9fff]", text.En);
            Assert.Equal(PlacePattern().Matches(text.Zh).Select(match => match.Value).Order(StringComparer.Ordinal), PlacePattern().Matches(text.En).Select(match => match.Value).Order(StringComparer.Ordinal));
        });
    }

    [Fact]
    public void Chinese_comes_first_and_what_reads_the_same_is_written_once()
    {
        var text = MailText.Of("urge.body", "负责人甲", new MailText("审批", "Approve")).Then(MailText.Of("urge.note", "{0}"));
        Assert.Equal("负责人甲请您尽快办理：审批。留言：{0}\n\n负责人甲 asks you to act soon on: Approve. Note: {0}", text.InParagraphs);
        Assert.Equal("催办：审批 / Please act: Approve", MailText.Of("urge.subject", new MailText("审批", "Approve")).InOneLine);
        Assert.Equal("T-06", ((MailText)"T-06").InOneLine);
    }

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex PlacePattern();
}
