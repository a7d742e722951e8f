using System.Text.Json;
using MigrationKit.Core.Diffing;
using MigrationKit.Drift;
using MigrationKit.Tool.Output;

namespace MigrationKit.Tool.Reports;

/// <summary>How differences are printed.</summary>
internal static class ChangeWriter
{
    public static void WriteText(IEnumerable<SchemaChange> changes, DataOutput output)
    {
        foreach (var change in changes)
        {
            output.Line(change switch
            {
                CreateObject => $"+ {change.Id}",
                DropObject => $"- {change.Id}",
                RenameObject rename => $"> {rename.From} is now {rename.To.Path}",
                AlterObject alter => $"~ {alter.Id}: {string.Join(", ", AlteredTrait.Of(alter))}",
                _ => change.Describe(),
            });
        }
    }

    /// <summary>Renamed, dropped, created and altered objects, with what they were and are as in <c>migration.json</c>.</summary>
    public static void WriteChanges(this Utf8JsonWriter json, string name, IEnumerable<SchemaChange> changes)
    {
        json.WriteStartArray(name);
        foreach (var change in changes)
        {
            json.WriteStartObject();
            json.WriteString("description", change.Describe());
            json.WriteString("kind", change.Id.KindName);
            json.WriteString("object", change.Id.Path);
            json.WritePropertyName("detail");
            json.WriteRawValue(ChangeCodec.Write(change));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
