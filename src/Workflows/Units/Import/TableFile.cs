using Orchestrator.Workflows.Refusals;

namespace Orchestrator.Workflows.Units.Import;

/// <summary>Opens a file from outside as the table that it is, CSV or XLSX, within bounds.</summary>
internal static class TableFile
{
    public static ITable Open(Stream content, UnitImportLimits limits)
    {
        var spooled = Spool(content, limits);
        try
        {
            Span<byte> head = stackalloc byte[4];
            var read = spooled.ReadAtLeast(head, 4, throwOnEndOfStream: false);
            spooled.Position = 0;
            if (read == 0)
                throw new RefusedException(new Refusal("import.empty", "文件是空的。", "The file is empty."));
            if (head.SequenceEqual((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
                throw new RefusedException(new Refusal("import.not-a-table", "不支持旧版 .xls 文件，请另存为 .xlsx 或 CSV。", "Old .xls files are not supported; save as .xlsx or CSV."));
            return head[..2].SequenceEqual("PK"u8) ? new XlsxTable(spooled, limits) : new CsvTable(spooled);
        }
        catch
        {
            spooled.Dispose();
            throw;
        }
    }

    // Both formats are read more than once, so what arrives as a stream is kept in a file that vanishes when closed.
    private static FileStream Spool(Stream content, UnitImportLimits limits)
    {
        var file = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose);
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = content.Read(buffer)) > 0)
        {
            file.Write(buffer, 0, read);
            if (file.Length > limits.MaxBytes)
            {
                file.Dispose();
                throw new RefusedException(new Refusal("import.too-large", $"文件超过{limits.MaxBytes / 1024 / 1024} MB。", $"The file is larger than {limits.MaxBytes / 1024 / 1024} MB."));
            }
        }
        file.Position = 0;
        return file;
    }
}
