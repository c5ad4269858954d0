using System.IO.Compression;
using System.Text;
using Orchestrator.Workflows.SelfChecks;

namespace Orchestrator.Workflows.Tests.SelfChecks;

/// <summary>What is attached to a self-check is what its content says, and is called so.</summary>
public sealed class FileTypesTests
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private const string Excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private const string Visio = "application/vnd.ms-visio.drawing";

    public static TheoryData<string, byte[], string?> Files => new()
    {
        { "拓扑图.pdf", "%PDF-1.4"u8.ToArray(), "application/pdf" },
        { "拓扑图.PDF", "%PDF-1.4"u8.ToArray(), "application/pdf" },
        { "拓扑图.png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0], "image/png" },
        { "拓扑图.jpg", [0xFF, 0xD8, 0xFF, 0xE0], "image/jpeg" },
        { "拓扑图.jpeg", [0xFF, 0xD8, 0xFF, 0xE0], "image/jpeg" },
        { "拓扑图.pdf", [0xFF, 0xD8, 0xFF, 0xE0], null },
        { "拓扑图.png", "%PDF-1.4"u8.ToArray(), null },
        { "拓扑图.png", [0x89, 0x50, 0x4E, 0x47], null },
        { "方案.docx", Package("word/document.xml"), Word },
        { "台账.xlsx", Package("xl/workbook.xml"), Excel },
        { "拓扑图.vsdx", Package("visio/document.xml"), Visio },
        { "方案.docx", Package("xl/workbook.xml"), null },
        { "方案.zip", Package("word/document.xml"), null },
        { "方案.docx", Package("word/document.xml", "word/vbaProject.bin"), null },
        { "方案.docx", Package("word/document.xml", "word/VBAPROJECT.BIN"), null },
        { "方案.docx", [.. "PK"u8, 3, 4, 0], null },
        { "方案.docx", "MZ program"u8.ToArray(), null },
        { "方案.docx", [], null },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_is_what_its_content_says_when_its_name_agrees(string name, byte[] content, string? type) => Assert.Equal(type, FileTypes.Of(name, content));

    [Fact]
    public void The_endings_that_are_taken_are_told() => Assert.Equal(".pdf、.png、.jpg、.docx、.xlsx、.vsdx", FileTypes.Allowed);

    private static byte[] Package(params string[] parts)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8))
        {
            foreach (var part in parts)
                archive.CreateEntry(part);
        }
        return stream.ToArray();
    }
}
