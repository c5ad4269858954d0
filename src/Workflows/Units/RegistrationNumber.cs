using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Units;

/// <summary>证照号码: 工商注册号 (13 or 15 digits), 组织机构代码 (8 + 1), 统一社会信用代码 (18, GB 32100, with check character) or 无.</summary>
public static class RegistrationNumber
{
    /// <summary>What a unit without any licence enters; it is itself a lead.</summary>
    public const string None = "无";

    private const string CreditCodeAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static readonly int[] CreditCodeWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

    /// <summary>The number in its normal form, or why it is none.</summary>
    public static Answer<string> Parse(string text)
    {
        var value = text.Normalize(System.Text.NormalizationForm.FormKC).Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        if (value is None or "NONE")
            return None;
        if (value.Length is 13 or 15 && value.All(char.IsAsciiDigit))
            return value;
        var organisation = value.Replace("-", "", StringComparison.Ordinal);
        if (organisation.Length == 9 && organisation.All(char.IsAsciiLetterOrDigit))
            return $"{organisation[..8]}-{organisation[8]}";
        if (value.Length == 18)
            return IsCreditCode(value) ? value : Wrong(text, "统一社会信用代码校验位不符", "the check character of the credit code does not fit");
        return Wrong(text, "应为13或15位工商注册号、9位组织机构代码、18位统一社会信用代码或“无”", "expected 13 or 15 digits, a 9-character organisation code, an 18-character credit code or 无");
    }

    private static bool IsCreditCode(string value)
    {
        var sum = 0;
        for (var i = 0; i < 17; i++)
        {
            var digit = CreditCodeAlphabet.IndexOf(value[i], StringComparison.Ordinal);
            if (digit < 0)
                return false;
            sum += digit * CreditCodeWeights[i];
        }
        return value[17] == CreditCodeAlphabet[(31 - sum % 31) % 31];
    }

    private static Refusal Wrong(string text, string zh, string en) =>
        new("unit.registration-number", $"证照号码“{text}”有误：{zh}。", $"Registration number '{text}': {en}.");
}
