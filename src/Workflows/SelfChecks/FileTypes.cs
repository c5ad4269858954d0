using System.IO.Compression;
using System.Text;

namespace Orchestrator.Workflows.SelfChecks;

/// <summary>Tells what a file is by its content. What it is called decides nothing, but must agree.</summary>
internal static class FileTypes
{
    private static readonly (string Extension, string ContentType, byte[] Head)[] Plain =
    [
        (".pdf", "application/pdf", "%PDF-"u8.ToArray()),
        (".png", "image/png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
        (".jpg", "image/jpeg", [0xFF, 0xD8, 0xFF]),
    ];

    private static readonly (string Extension, string ContentType, string Part)[] Packages =
    [
        (".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "word/document.xml"),
        (".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xl/workbook.xml"),
        (".vsdx", "application/vnd.ms-visio.drawing", "visio/document.xml"),
    ];

    /// <summary>Endings of the files that are taken.</summary>
    public static string Allowed => string.Join("、", Plain.Select(type => type.Extension).Concat(Packages.Select(type => type.Extension)));

    /// <summary>The media type; null when the content is none of the known types, or not what its name says.</summary>
    public static string? Of(string fileName, byte[] content)
    {
        var extension = Path.GetExtension(fileName).ToLowerInvariant();
        if (extension == ".jpeg")
            extension = ".jpg";
        foreach (var (known, type, head) in Plain)
        {
            if (content.AsSpan().StartsWith(head))
                return known == extension ? type : null;
        }
        if (!content.AsSpan().StartsWith("PK"u8))
            return null;
        try
        {
            using var archive = new ZipArchive(new MemoryStream(content), ZipArchiveMode.Read, leaveOpen: false, Encoding.UTF8);
            // A macro makes a document a program.
            if (archive.Entries.Any(entry => entry.FullName.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
                return null;
            return Packages.Where(package => package.Extension == extension && archive.GetEntry(package.Part) is not null).Select(package => package.ContentType).FirstOrDefault();
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
