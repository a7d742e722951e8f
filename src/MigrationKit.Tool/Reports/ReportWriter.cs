using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using MigrationKit.Tool.Output;

namespace MigrationKit.Tool.Reports;

/// <summary>Prints a report in the form that was asked for.</summary>
internal static class ReportWriter
{
    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(Report report, ToolHost host, bool asJson)
    {
        if (asJson)
        {
            host.Output.WriteLine(Json(report));
        }
        else
        {
            report.WriteText(new DataOutput(host));
        }

        host.Output.Flush();
        report.WriteMessages(new Messages(host));
    }

    private static string Json(Report report)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            report.WriteJson(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
