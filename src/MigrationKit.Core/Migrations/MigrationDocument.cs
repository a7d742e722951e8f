using System.Text;
using MigrationKit.Core.Diffing;
using MigrationKit.Core.Manifest;
using MigrationKit.Core.Manifest.Json;
using MigrationKit.Core.Model;

namespace MigrationKit.Core.Migrations;

/// <summary>What <c>migration.json</c> says: from where to where, by which changes, and which texts were reviewed.</summary>
internal sealed record MigrationDocument
{
    public const int Format = 1;

    /// <summary>
    /// The migration before this one; null for the first. Fingerprints alone cannot order a history, because a schema may come back to
    /// what it was before.
    /// </summary>
    public string? After { get; init; }

    /// <summary>Fingerprint of the schema before.</summary>
    public required string From { get; init; }

    /// <summary>Fingerprint of the schema after.</summary>
    public required string To { get; init; }

    /// <summary>Checksum of <c>up.sql</c>.</summary>
    public required string Up { get; init; }

    /// <summary>Checksum of <c>down.sql</c>; null where there is none.</summary>
    public string? Down { get; init; }

    public required SchemaDiff Diff { get; init; }

    public string Write()
    {
        var text = new StringBuilder();
        text.Append("{\n  \"format\": ").Append(Format);
        Property(text, "after", After);
        Property(text, "from", From);
        Property(text, "to", To);
        Property(text, "up", Up);
        Property(text, "down", Down);
        text.Append(",\n  \"changes\": [");
        var separator = "\n    ";
        foreach (var change in Diff.Changes)
        {
            text.Append(separator).Append(ChangeCodec.Write(change));
            separator = ",\n    ";
        }

        return text.Append(Diff.IsEmpty ? "]\n}\n" : "\n  ]\n}\n").ToString();
    }

    /// <exception cref="FindingException">Merge markers (MK2009), a newer format (MK2010), or anything else that is no migration (MK2005).</exception>
    public static MigrationDocument Read(MigrationFile file)
    {
        MergeMarkers.Check(file.Text, file.Path);
        try
        {
            var json = JsonReader.ReadObject(file.Text);
            ManifestReader.CheckFormat(json, Format, file.Path);
            return new MigrationDocument
            {
                After = json.StringOrNull("after"),
                From = json.String("from"),
                To = json.String("to"),
                Up = json.String("up"),
                Down = json.StringOrNull("down"),
                Diff = new SchemaDiff(json.Objects("changes").Select(ChangeCodec.Read).ToEquatableArray()),
            };
        }
        catch (JsonFormatException error)
        {
            throw new FindingException(new Finding(
                Codes.UnreadableMigration, $"{file.Path} cannot be read: {error.Message}.", "Restore the file from version control.") { File = file.Path, Line = error.Line });
        }
    }

    private static void Property(StringBuilder text, string key, string? value)
    {
        if (value is not null)
        {
            text.Append(",\n  \"").Append(key).Append("\": ");
            JsonWriter.Quote(text, value);
        }
    }
}
