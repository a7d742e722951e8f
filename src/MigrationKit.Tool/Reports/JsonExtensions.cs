using System.Globalization;
using System.Text.Json;
using MigrationKit.Core.Model;
using MigrationKit.Tool.Output;

namespace MigrationKit.Tool.Reports;

/// <summary>JSON of values that stand in more than one report.</summary>
internal static class JsonExtensions
{
    public static void WriteStrings(this Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    public static void WriteObjects<T>(this Utf8JsonWriter json, string name, IEnumerable<T> values, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStartObject();
            write(value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static void WriteCause(this Utf8JsonWriter json, DriftCause cause)
    {
        json.WriteString("at", cause.At.ToString("O", CultureInfo.InvariantCulture));
        json.WriteString("role", cause.Role);
        json.WriteString("application", cause.Application);
        json.WriteString("address", cause.Address);
        json.WriteString("command", cause.Command);
        json.WriteString("object", cause.Object);
    }

    public static void WriteFindings(this Utf8JsonWriter json, string name, IEnumerable<Finding> findings) =>
        json.WriteObjects(name, findings, finding =>
        {
            json.WriteString("code", finding.Code);
            json.WriteString("severity", FindingText.Word(finding.Severity));
            json.WriteString("message", finding.Message);
            json.WriteString("nextStep", finding.NextStep);
            json.WriteString("file", finding.File);
            if (finding.File is not null)
            {
                json.WriteNumber("line", finding.Line);
            }
        });
}
