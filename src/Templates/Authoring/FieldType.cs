namespace Orchestrator.Templates.Authoring;

/// <summary>What a field of a template's data may hold.</summary>
internal enum FieldType
{
    /// <summary>A non-blank string.</summary>
    Text,
    /// <summary>A legal date, ISO <c>2005-05-10</c>, Asia/Shanghai.</summary>
    Date,
    /// <summary>An instant, ISO 8601 with an offset; printed in Asia/Shanghai.</summary>
    Instant,
    /// <summary>Yuan, not negative, at most two decimals.</summary>
    Money,
    /// <summary>A whole number.</summary>
    Integer,
    /// <summary>Any number.</summary>
    Number,
    /// <summary>true or false.</summary>
    YesNo,
    /// <summary>One of the values that the field names.</summary>
    Choice,
    /// <summary>Citations of law: each a text, or an object with title and, where known, article, paragraph and item.</summary>
    Laws,
    /// <summary>A list of texts, or of objects when the field names their fields.</summary>
    List,
    /// <summary>An object with fields of its own.</summary>
    Group,
}
