using Orchestrator.Workflows.Tasks;

namespace Orchestrator.Workflows.Acts.Penalties;

/// <summary>What the two officers write down of an interview (询问): who was asked, where, from when to when, what was said, and how the record was read and signed.</summary>
internal static class InterviewForm
{
    public const string Outcome = "Interview";
    public const string Interviewee = "interviewee";
    public const string Identity = "identity";
    /// <summary>How the person is known: by the document, or by the officers' word.</summary>
    public const string Known = "known";
    public const string First = "first";
    public const string Again = "again";

    private static readonly FormChoice[] Sexes = [new("male", "男", "Male"), new("female", "女", "Female")];
    private static readonly FormChoice[] Readings = [new("self", "被询问人已阅看", "Read by the person"), new("aloud", "已向被询问人宣读", "Read out to the person")];

    private static readonly FormChoice[] Knowing =
    [
        new("document", "以身份证件号码识别", "By the number of the identity document"),
        new(First, "未出示证件，首次询问", "No document shown; interviewed for the first time"),
        new(Again, "未出示证件，本案已询问过", "No document shown; interviewed in this case before"),
    ];

    public static FormField[] Fields { get; } =
    [
        Acts.Fields.Text(Interviewee, "被询问人", "Person interviewed"),
        Acts.Fields.Choice("sex", "性别", "Sex", Sexes),
        Acts.Fields.Date("birth", "出生日期", "Date of birth"),
        Acts.Fields.Text(Identity, "身份证件种类及号码", "Kind and number of the identity document", required: false),
        Acts.Fields.Choice(Known, "被询问人的识别", "How the person is known", Knowing, "document"),
        Acts.Fields.Text("address", "现住址", "Address"),
        Acts.Fields.Text("employer", "工作单位", "Employer"),
        Acts.Fields.Text("post", "职务", "Post"),
        Acts.Fields.Text("phone", "联系方式", "Phone"),
        Acts.Fields.Flag("deputy", "人大代表", "Deputy of a people's congress"),
        Acts.Fields.Date("day", "询问日期", "Day of the interview"),
        Acts.Fields.Text("from", "开始时间（时:分）", "From (hh:mm)"),
        Acts.Fields.Text("to", "结束时间（时:分）", "To (hh:mm)"),
        Acts.Fields.Text("place", "询问地点", "Place"),
        Acts.Fields.Text("recorder", "记录人", "Recorded by"),
        Acts.Fields.Flag("rightsRead", "已告知被询问人的权利义务", "The person was told rights and duties", required: true),
        Acts.Fields.LongText("record", "询问内容（逐问逐答）", "Questions and answers"),
        Acts.Fields.LongText("corrections", "被询问人的补充、更正", "Corrections by the person", required: false),
        Acts.Fields.Choice("reading", "笔录核对方式", "How the record was checked", Readings),
        Acts.Fields.Flag("signatureRefused", "被询问人拒绝签名", "The person refused to sign"),
        Acts.Fields.Text("witness", "见证人", "Witness", required: false),
    ];
}
