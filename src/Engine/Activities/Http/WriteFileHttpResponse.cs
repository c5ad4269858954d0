using System.IO.Compression;
using System.Net.Mime;
using System.Text;
using Orchestrator.Engine.Http;
using Orchestrator.Engine.Values;

namespace Orchestrator.Engine.Activities;

/// <summary>Answers the present request with a file, or with several in an archive.</summary>
[Activity("Elsa", "HTTP", DisplayName = "HTTP 文件应答", DisplayNameEn = "HTTP File Response", Description = "以文件应答当前的 HTTP 请求；多个文件打包为 ZIP。", DescriptionEn = "Answers the present HTTP request with a file; several are zipped.")]
public sealed class WriteFileHttpResponse : CodeActivity
{
    [Input(DisplayName = "内容类型", DisplayNameEn = "Content type", Order = 1)]
    public Input<string>? ContentType { get; set; }

    [Input(DisplayName = "文件名", DisplayNameEn = "File name", Order = 2)]
    public Input<string>? Filename { get; set; }

    [Input(DisplayName = "实体标签", DisplayNameEn = "Entity tag", Order = 3)]
    public Input<string>? EntityTag { get; set; }

    [Input(DisplayName = "内容", DisplayNameEn = "Content", Description = "字节、文本、文件，或这些的列表。", DescriptionEn = "Bytes, text, a file, or a list of these.", Order = 4)]
    public Input<object>? Content { get; set; }

    [Input(DisplayName = "可续传", DisplayNameEn = "Enable resumable downloads", IsBrowsable = false, Order = 5)]
    public Input<bool>? EnableResumableDownloads { get; set; }

    [Input(DisplayName = "下载标识", DisplayNameEn = "Download correlation id", IsBrowsable = false, Order = 6)]
    public Input<string>? DownloadCorrelationId { get; set; }

    protected override void Execute(ActivityExecutionContext context)
    {
        var files = FilesOf(context.Get(Content)).ToList();
        var exchange = context.GetRequiredService<HttpExchange>();
        if (files.Count == 0)
        {
            exchange.Reply(new HttpAnswer(204, [], null));
            return;
        }
        var file = files.Count == 1 ? files[0] : Zip(files);
        var name = context.Get(Filename) is { Length: > 0 } given ? given : file.FileName;
        var headers = new List<KeyValuePair<string, string>> { new("Content-Disposition", $"attachment; filename*=UTF-8''{Uri.EscapeDataString(name)}") };
        if (context.Get(EntityTag) is { Length: > 0 } tag)
            headers.Add(new("ETag", tag.StartsWith('"') || tag.StartsWith("W/", StringComparison.Ordinal) ? tag : $"\"{tag}\""));
        var type = context.Get(ContentType) is { Length: > 0 } named ? named : file.ContentType ?? MediaTypeNames.Application.Octet;
        exchange.Reply(new HttpAnswer(200, file.Content, type) { Headers = headers });
    }

    private static IEnumerable<HttpFile> FilesOf(object? content) => content switch
    {
        null => [],
        HttpFile file => [file],
        byte[] bytes => [new HttpFile("file.bin", null, bytes)],
        Stream stream => [new HttpFile("file.bin", null, HttpBodies.Write(stream, null).Body)],
        string text => [new HttpFile("file.txt", "text/plain; charset=utf-8", Encoding.UTF8.GetBytes(text))],
        _ => PlainValue.From(content) switch
        {
            List<object?> list => list.SelectMany(FilesOf),
            Dictionary<string, object?> map when map.GetValueOrDefault("content") is { } bytes =>
                [new HttpFile(map.GetValueOrDefault("fileName") as string ?? "file.bin", map.GetValueOrDefault("contentType") as string, ValueConverter.To<byte[]>(bytes) ?? [])],
            var other => [new HttpFile("file.json", MediaTypeNames.Application.Json, Encoding.UTF8.GetBytes(PlainValue.ToJson(other)))],
        },
    };

    private static HttpFile Zip(List<HttpFile> files)
    {
        using var buffer = new MemoryStream();
        using (var archive = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (file, index) in files.Select((file, index) => (file, index)))
            {
                // Only the bare name, so that an archive never writes outside the folder into which it is unpacked.
                using var entry = archive.CreateEntry(files.Count(f => f.FileName == file.FileName) > 1 ? $"{index + 1}-{Path.GetFileName(file.FileName)}" : Path.GetFileName(file.FileName)).Open();
                entry.Write(file.Content);
            }
        }
        return new HttpFile("files.zip", MediaTypeNames.Application.Zip, buffer.ToArray());
    }
}
