using MigrationKit.Core.Model;

namespace MigrationKit.Core.Planning;

/// <summary>What a step may break: a closed set, each with a lint code.</summary>
internal enum HazardKind
{
    /// <summary>Values or rows are gone afterwards.</summary>
    DataLoss,

    /// <summary>Fails if the rows at hand do not fit; nothing is changed then.</summary>
    DataDependent,

    /// <summary>A required column without a default: fails on every table that has rows.</summary>
    RequiredWithoutDefault,

    /// <summary>The table is written anew while nobody can read it.</summary>
    TableRewrite,

    /// <summary>A lock that stops readers or writers is held while rows are scanned or an index is built.</summary>
    LongLock,

    /// <summary>Code of the version before cannot go on as it did.</summary>
    BreaksOldCode,

    /// <summary>It was asked for without a long lock, and there is no way.</summary>
    NotOnline,

    /// <summary>Rows are to be updated, and the server lets nobody do that because of what the table publishes.</summary>
    UpdateRefused,
}

internal sealed record Hazard(HazardKind Kind, ObjectId Object, string Message)
{
    public string Code => Kind switch
    {
        HazardKind.DataLoss => Codes.DataLoss,
        HazardKind.DataDependent => Codes.DataDependent,
        HazardKind.RequiredWithoutDefault => Codes.RequiredWithoutDefault,
        HazardKind.TableRewrite => Codes.TableRewrite,
        HazardKind.LongLock => Codes.LongLock,
        HazardKind.NotOnline => Codes.NotOnline,
        HazardKind.UpdateRefused => Codes.UpdateRefused,
        _ => Codes.BreaksOldCode,
    };

    /// <summary>How the hazards are written in the markers of steps: all there are.</summary>
    public static EquatableArray<string> Words { get; } =
        Enumerable.Range(0, (int)HazardKind.UpdateRefused + 1).Select(static kind => WordOf((HazardKind)kind)).ToEquatableArray();

    /// <summary>How the hazard is written in a step's marker: <c>data-loss</c>.</summary>
    public string Word => WordOf(Kind);

    private static string WordOf(HazardKind kind) => kind switch
    {
        HazardKind.DataLoss => "data-loss",
        HazardKind.DataDependent => "data-dependent",
        HazardKind.RequiredWithoutDefault => "required-without-default",
        HazardKind.TableRewrite => "table-rewrite",
        HazardKind.LongLock => "long-lock",
        HazardKind.NotOnline => "not-online",
        HazardKind.UpdateRefused => "update-refused",
        _ => "breaks-old-code",
    };
}
