using Orchestrator.Workflows.Acts;
using Orchestrator.Workflows.Acts.Penalties;
using Orchestrator.Workflows.Cases;
using Orchestrator.Workflows.Penalties;
using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Guards.Penalties;

/// <summary>Who is interviewed is known by an identity document, or by name, unit and post together with the officers' word whether that person was interviewed before.</summary>
internal sealed class ANameAloneIdentifiesNobody : Safeguard
{
    private const string Basis = "公安机关办理行政案件程序规定(首次询问告知权利义务)";

    public override string Rule => "D09";

    public override IReadOnlyList<string> Transitions => ["PT-05"];

    public override string Zh => "被询问人以身份证件号码识别；未出示证件的，写明姓名、单位、职务，并注明是否首次询问。";

    public override string En => "Who is interviewed is known by an identity document; without one by name, unit and post, and by the statement whether it is the first time.";

    public override Refusal? Check(CaseFacts facts, ActRequest request)
    {
        if (request.Outcome != InterviewForm.Outcome)
            return null;
        var person = Interviewee.Of(request.Form);
        if (person is { Number: null, IsAgain: null })
            return new Refusal("interview.identity", "请写明身份证件种类及号码；未出示证件的，注明该人是首次询问还是本案已询问过。", "State the identity document with its number; where none was shown, state whether this person is interviewed for the first time or was before.", Basis);
        return person is { Number: null, IsAgain: true } && person.Before(InvestigationActs.Interviews(facts.Acts).Select(Interviewee.Of)) == 0
            ? new Refusal("interview.not-before", "本案没有询问过姓名、单位、职务均相同且未出示证件的人，请注明为首次询问，并告知权利义务。", "Nobody without a document was interviewed in this case by that name, unit and post; state that it is the first time, and tell the person their rights.", Basis)
            : null;
    }
}
