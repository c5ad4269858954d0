using Orchestrator.Workflows.Guards.People;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Units;

namespace Orchestrator.Workflows.Tests.Personnel;

/// <summary>Each condition of an act on a person, kept to and broken.</summary>
public sealed class PersonGuardTests
{
    private static readonly Actor Admin = new("admin", "管理员甲", [Role.Admin]);
    private static readonly PersonDetails Officer = new("民警甲", [Role.Officer], "off@police.invalid", "福田", "044001");

    [Fact]
    public void People_are_kept_by_an_administrator()
    {
        Assert.Null(new PeopleAreKeptByAnAdministrator().Check(Facts(Officer)));
        Assert.Equal("person.may-not", new PeopleAreKeptByAnAdministrator().Check(Facts(Officer) with { Actor = new("lead", "负责人", [Role.Lead, Role.Office]) })?.Code);
    }

    [Theory]
    [InlineData("调入", null)]
    [InlineData(" ", "person.reason")]
    [InlineData(null, "person.reason")]
    public void An_act_on_a_person_gives_its_reason(string? reason, string? code) => Assert.Equal(code, new AnActOnAPersonGivesItsReason().Check(Facts(Officer) with { Reason = reason })?.Code);

    [Fact]
    public void A_reason_has_its_bounds() => Assert.Equal("person.reason", new AnActOnAPersonGivesItsReason().Check(Facts(Officer) with { Reason = new string('由', 201) })?.Code);

    [Fact]
    public void Nobody_changes_their_own_roles_nor_takes_themselves_out_of_service()
    {
        var guard = new NobodyChangesTheirOwnRoles();
        var me = Person("admin", Role.Admin);
        Assert.Null(guard.Check(Of(me, Officer with { Roles = [Role.Admin] })));
        Assert.Null(guard.Check(Of(Person("other", Role.Admin), Officer with { Roles = [Role.Admin, Role.Lead] })));
        Assert.Equal("person.own-roles", guard.Check(Of(me, Officer with { Roles = [Role.Admin, Role.Lead] }))?.Code);
        Assert.Equal("person.own-roles", guard.Check(Of(me, null) with { StaysActive = false })?.Code);
    }

    [Fact]
    public void The_last_administrator_stays()
    {
        var guard = new TheLastAdministratorStays();
        var last = Of(Person("other", Role.Admin), null) with { StaysActive = false };
        Assert.Null(guard.Check(last with { OtherAdministrators = 1 }));
        Assert.Null(guard.Check(Of(Person("other", Role.Lead), null) with { StaysActive = false }));
        Assert.Null(guard.Check(Of(Person("other", Role.Admin), Officer with { Roles = [Role.Admin, Role.Lead] })));
        Assert.Equal("person.last-administrator", guard.Check(last)?.Code);
        Assert.Equal("person.last-administrator", guard.Check(Of(Person("other", Role.Admin), Officer))?.Code);
    }

    [Theory]
    [InlineData(new[] { Role.Officer, Role.Lead }, false, null)]
    [InlineData(new[] { Role.Unit }, true, null)]
    [InlineData(new[] { Role.Auditor }, false, null)]
    [InlineData(new string[0], false, "person.roles")]
    [InlineData(new[] { "KING" }, false, "person.roles")]
    [InlineData(new[] { Role.System }, false, "person.roles")]
    [InlineData(new[] { Role.Unit }, false, "person.roles")]
    [InlineData(new[] { Role.Unit, Role.Officer }, true, "person.roles")]
    [InlineData(new[] { Role.Officer }, true, "person.roles")]
    [InlineData(new[] { Role.Auditor, Role.Legal }, false, "person.roles")]
    public void Roles_fit_the_kind_of_person(string[] roles, bool speaksForUnit, string? code) =>
        Assert.Equal(code, new RolesFitTheKindOfPerson().Check(Facts(Officer with { Roles = roles }) with { SpeaksForUnit = speaksForUnit, Unit = speaksForUnit ? Unit : null })?.Code);

    [Fact]
    public void A_representative_s_unit_must_exist() =>
        Assert.Equal("person.unit", new RolesFitTheKindOfPerson().Check(Facts(Officer with { Roles = [Role.Unit] }) with { SpeaksForUnit = true })?.Code);

    [Theory]
    [InlineData("officer.futian9", false, null)]
    [InlineData("", false, "person.sign-in-name")]
    [InlineData("民警", false, "person.sign-in-name")]
    [InlineData("a b", false, "person.sign-in-name")]
    [InlineData("officer.futian1", true, "person.sign-in-taken")]
    public void Only_a_person_with_a_free_sign_in_name_is_added(string name, bool isTaken, string? code) =>
        Assert.Equal(code, new OnlyAPersonWithAFreeSignInNameIsAdded().Check(Facts(Officer) with { SignInName = name, SignInNameIsTaken = isTaken })?.Code);

    [Theory]
    [InlineData("民警甲", "off@police.invalid", "福田", "044001", null)]
    [InlineData("民警甲", null, null, "044001", null)]
    [InlineData("", null, null, "044001", "person.name")]
    [InlineData("民警\n甲", null, null, "044001", "person.name")]
    [InlineData("民警甲", "off at police", null, "044001", "person.email")]
    [InlineData("民警甲", "off@localhost", null, "044001", "person.email")]
    [InlineData("民警甲", "甲 <off@police.invalid>", null, "044001", "person.email")]
    [InlineData("民警甲", null, "东莞", "044001", "person.district")]
    [InlineData("民警甲", null, "福田", null, "person.badge")]
    [InlineData("民警甲", null, "福田", "04 4001", "person.badge")]
    public void What_is_written_of_a_person_can_be_used(string name, string? email, string? district, string? badge, string? code) =>
        Assert.Equal(code, new WhatIsWrittenOfAPersonCanBeUsed().Check(Facts(new PersonDetails(name, [Role.Officer], email, district, badge)))?.Code);

    [Fact]
    public void A_police_number_belongs_to_one_person() => Assert.Equal("person.badge-taken", new WhatIsWrittenOfAPersonCanBeUsed().Check(Facts(Officer) with { BadgeIsTaken = true })?.Code);

    private static Unit Unit { get; } = new() { Id = "u1", Code = "SZ-1", Name = "单位", Category = UnitCategory.Hotel, District = "福田", Address = "一路1号", NameKey = "单位", RegistrationNumber = "1", SecurityOfficer = "安全员", Email = "u@unit.invalid", LegalRepresentative = "负责人甲", Phone = "0755-00000001", RegisteredAt = default };

    private static PersonFacts Facts(PersonDetails wanted) => new(Admin, null, wanted, StaysActive: true, "调入") { SignInName = "officer.new" };

    private static PersonFacts Of(Person person, PersonDetails? wanted) => new(Admin, person, wanted, StaysActive: true, "任免");

    private static Person Person(string id, params string[] roles) => new() { Id = id, SignInName = id, DisplayName = id, Roles = [.. roles] };
}
