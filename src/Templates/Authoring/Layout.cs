namespace Orchestrator.Templates.Authoring;

/// <summary>The sheet that a document is set on.</summary>
internal enum Layout
{
    /// <summary>文件格式 of GB/T 9704: red head, number, red rule, title, imprint.</summary>
    Document,
    /// <summary>信函格式 of GB/T 9704: red head with double rule, number at the right.</summary>
    Letter,
    /// <summary>法律文书: organ and title centred in black, number at the right, sign block over the date.</summary>
    Form,
    /// <summary>笔录、表格: ruled tables and signature lines, "第 x 页 共 y 页".</summary>
    Record,
}
