using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;

namespace Orchestrator.Host.ElsaApi;

/// <summary>The JSON documents that a form brings, one by one or packed.</summary>
internal static class UploadedDocuments
{
    /// <summary>Most files of one form, or of one archive.</summary>
    private const int MostFiles = 200;
    /// <summary>Largest single document once unpacked.</summary>
    private const int LargestDocument = 5 * 1024 * 1024;

    /// <exception cref="UnreadableBodyException">It is no form, an archive is damaged, or a document is too large.</exception>
    public static async IAsyncEnumerable<string> ReadAsync(HttpRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!request.HasFormContentType)
            throw new UnreadableBodyException("files", "请以表单上传文件。Upload the files as a form.");
        foreach (var file in (await request.ReadFormAsync(cancellationToken)).Files.Take(MostFiles))
        {
            await using var content = file.OpenReadStream();
            var isZip = file.FileName.EndsWith(".zip", StringComparison.OrdinalIgnoreCase);
            await foreach (var document in isZip ? UnpackAsync(content, cancellationToken) : SingleAsync(content, cancellationToken))
                yield return document;
        }
    }

    private static async IAsyncEnumerable<string> SingleAsync(Stream content, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return await ReadAsync(content, cancellationToken);
    }

    private static async IAsyncEnumerable<string> UnpackAsync(Stream content, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ZipArchive archive;
        try
        {
            archive = new ZipArchive(content, ZipArchiveMode.Read);
        }
        catch (InvalidDataException)
        {
            throw new UnreadableBodyException("files", "压缩文件已损坏。The archive is damaged.");
        }

        using (archive)
        {
            foreach (var entry in archive.Entries.Where(entry => entry.Name.EndsWith(".json", StringComparison.OrdinalIgnoreCase)).Take(MostFiles))
            {
                await using var document = await entry.OpenAsync(cancellationToken);
                yield return await ReadAsync(document, cancellationToken);
            }
        }
    }

    // The size that an archive claims is not believed: reading stops at the limit.
    private static async Task<string> ReadAsync(Stream content, CancellationToken cancellationToken)
    {
        var buffer = new byte[LargestDocument + 1];
        var length = await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return length <= LargestDocument
            ? new UTF8Encoding(false).GetString(buffer, 0, length).TrimStart('\uFEFF')
            : throw new UnreadableBodyException("files", $"文件超过 {LargestDocument / 1024 / 1024} MB。A file is larger than {LargestDocument / 1024 / 1024} MB.");
    }
}
