using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;
using Orchestrator.Host.Workbench.Access;
using Orchestrator.Workflows.Refusals;
using Orchestrator.Workflows.Units.Import;

namespace Orchestrator.Host.Workbench.Units;

/// <summary>Brings the unit register in from a CSV or XLSX file and shows every row that was not taken.</summary>
public sealed partial class ImportPage
{
    /// <summary>Bad rows shown on the page; the file to download has them all.</summary>
    private const int ShownRows = 200;

    private const long MostBytes = 100L * 1024 * 1024;

    private bool _busy;
    private string? _name;
    private long _received;
    private Refusal? _refusal;
    private UnitImportReport? _report;

    [CascadingParameter]
    private Reader Reader { get; set; } = Reader.Nobody;

    private async Task ReadAsync(InputFileChangeEventArgs e)
    {
        (_busy, _name, _received, _refusal, _report) = (true, e.File.Name, 0, null, null);
        try
        {
            if (e.File.Size > MostBytes)
            {
                _refusal = new Refusal("import.too-large", "文件超过 100 MB，请分批导入。", "The file is larger than 100 MB; import it in parts.");
                return;
            }
            // The browser sends the file piece by piece; it is kept in a file that vanishes when closed.
            await using var kept = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
            await using (var sent = e.File.OpenReadStream(MostBytes))
                await CopyAsync(sent, kept);
            var answer = await Task.Run(() => Import.RunAsync(kept, Reader.Actor));
            _refusal = answer.Refusal;
            _report = answer.IsRefused ? null : answer.Value;
        }
        finally
        {
            _busy = false;
        }
    }

    private async Task CopyAsync(Stream from, FileStream to)
    {
        var buffer = new byte[128 * 1024];
        int read;
        while ((read = await from.ReadAsync(buffer)) > 0)
        {
            await to.WriteAsync(buffer.AsMemory(0, read));
            _received += read;
            StateHasChanged();
        }
    }

    private async Task DownloadAsync()
    {
        using var file = new DotNetStreamReference(new MemoryStream(BadRowsFile.Write(_report!)));
        await Js.InvokeVoidAsync("orchestrator.download", $"{Path.GetFileNameWithoutExtension(_name)}-errors.csv", file);
    }
}
