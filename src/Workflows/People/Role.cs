namespace Orchestrator.Workflows.People;

/// <summary>Roles by the codes of the domain reference. A person may hold several; every act names the roles that may do it.</summary>
public static class Role
{
    /// <summary>分管局领导: signs decisions and the bulletin.</summary>
    public const string Commander = "CMD";
    /// <summary>专项整治办公室: opens the campaign, imports the register, assigns.</summary>
    public const string Office = "OFFICE";
    /// <summary>网监部门负责人: approves orders, extensions, plans, filing.</summary>
    public const string Lead = "LEAD";
    /// <summary>承办民警, always a pair.</summary>
    public const string Officer = "OFF";
    /// <summary>法制员.</summary>
    public const string Legal = "LEGAL";
    /// <summary>听证人员: presides over, sits at and records hearings of cases that they did not investigate.</summary>
    public const string Hearing = "HEAR";
    /// <summary>内勤: numbering, dispatch, service register, archive.</summary>
    public const string Clerk = "CLERK";
    /// <summary>举报受理员: registers tips and answers them.</summary>
    public const string Intake = "HOT";
    /// <summary>验收组.</summary>
    public const string Acceptance = "ACC";
    /// <summary>单位安全员: speaks for one unit and sees only it.</summary>
    public const string Unit = "UREP";
    /// <summary>督察: sees everything, changes nothing.</summary>
    public const string Auditor = "AUD";
    /// <summary>管理员.</summary>
    public const string Admin = "ADMIN";
    /// <summary>流程编制员: edits workflow definitions.</summary>
    public const string Author = "AUTHOR";
    /// <summary>The service itself: reminders and expiry; never decides.</summary>
    public const string System = "SYS";

    /// <summary>All roles that a person can hold.</summary>
    public static IReadOnlyList<string> OfPeople { get; } =
        [Commander, Office, Lead, Officer, Legal, Hearing, Clerk, Intake, Acceptance, Unit, Auditor, Admin, Author];
}
