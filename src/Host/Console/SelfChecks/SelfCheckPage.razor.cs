using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Orchestrator.Host.Workbench.Access;
using Orchestrator.Workflows.People;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.SelfChecks;
using Orchestrator.Workflows.Units.Import;

namespace Orchestrator.Host.Workbench.SelfChecks;

/// <summary>A unit fills in and files its self-check; officers accept it or return it.</summary>
public sealed partial class SelfCheckPage
{
    private const long LargestTable = 100L * 1024 * 1024;

    private SelfCheckFile? _file;
    private ReportDraft? _draft;
    private IReadOnlyList<ReportGap> _missing = [];
    private UnitImportReport? _report;
    private Refusal? _refusal;
    private DocumentKind _kind = DocumentKind.Topology;
    private string _reason = "";
    private bool _goodRows;
    private bool _busy;

    [CascadingParameter]
    private Reader Reader { get; set; } = Reader.Nobody;

    /// <summary>Officers name the unit; a unit sees its own whatever is named.</summary>
    [SupplyParameterFromQuery]
    private string? Unit { get; set; }

    private string? UnitId => Reader.IsUnit ? Reader.Actor.UnitId : Reader.IsStaff ? Unit : null;

    private bool IsOwn => Reader.IsUnit || Reader.Is(Role.Office);

    private bool MayEdit => IsOwn && _file?.Report?.State is null or SelfCheckReportState.Draft or SelfCheckReportState.Returned;

    private bool MayReview => _file?.Report?.State == SelfCheckReportState.Filed && (Reader.Is(Role.Officer) || Reader.Is(Role.Lead) || Reader.Is(Role.Office));

    protected override Task OnParametersSetAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        _file = UnitId is { } unit ? await Checks.ReadAsync(unit) : null;
        if (_file is null)
            return;
        _draft = ReportDraft.Of(_file.Report?.Content ?? new SelfCheckContent(), _file.Unit);
        _missing = _file.Report is { State: SelfCheckReportState.Draft } report ? await Checks.GapsAsync(report) : [];
    }

    private Task SaveAsync() => DoAsync(async () => (await Checks.SaveAsync(_file!, _draft!.Content(), Reader.Actor)).Refusal);

    private Task FileAsync() => DoAsync(async () =>
    {
        var saved = await Checks.SaveAsync(_file!, _draft!.Content(), Reader.Actor);
        return saved.Refusal ?? (await Checks.FileAsync(saved.Value.Id, Reader.Actor)).Refusal;
    });

    private Task DecideAsync(bool accept) => DoAsync(async () => (await Checks.DecideAsync(_file!.Report!.Id, accept, _reason, Reader.Actor)).Refusal);

    private Task DeclareNoneAsync() => DoAsync(async () => (await Checks.DeclareNoneAsync(_file!, Reader.Actor)).Refusal);

    private Task DeclareAsync(InputFileChangeEventArgs e) => DoAsync(async () =>
    {
        var answer = await Checks.DeclareAsync(_file!, e.File.Name, await BytesAsync(e.File, LargestTable), _goodRows, Reader.Actor);
        _report = answer.IsRefused ? null : answer.Value.Report;
        return answer.Refusal;
    });

    private Task AttachAsync(InputFileChangeEventArgs e) => DoAsync(async () =>
        e.File.Size > DocumentDesk.LargestFile
            ? new Refusal("document.too-large", $"文件超过{DocumentDesk.LargestFile / 1024 / 1024} MB。", $"The file is larger than {DocumentDesk.LargestFile / 1024 / 1024} MB.")
            : (await Checks.AttachAsync(_file!, _kind, e.File.Name, await BytesAsync(e.File, DocumentDesk.LargestFile), Reader.Actor)).Refusal);

    private async Task DoAsync(Func<Task<Refusal?>> act)
    {
        (_busy, _report) = (true, null);
        // What is being typed is kept: only a successful act reads the page anew, and typed text is saved with it.
        var typed = _draft?.Content();
        try
        {
            _refusal = await act();
        }
        finally
        {
            _busy = false;
        }
        await LoadAsync();
        if (MayEdit && typed is not null && _file is { } file)
            _draft = ReportDraft.Of(typed, file.Unit);
    }

    private static async Task<byte[]> BytesAsync(IBrowserFile file, long most)
    {
        using var kept = new MemoryStream();
        await using var sent = file.OpenReadStream(most);
        await sent.CopyToAsync(kept);
        return kept.ToArray();
    }
}
