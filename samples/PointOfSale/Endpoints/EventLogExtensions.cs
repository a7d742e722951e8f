using System.Text.Json;
using Dapper;
using Npgsql;

namespace PointOfSale.Endpoints;

internal static class EventLogExtensions
{
    /// <summary>Writes an event in the transaction of what it tells about.</summary>
    public static Task LogEventAsync<T>(
        this NpgsqlConnection connection, string kind, string subject, long subjectId, T payload, NpgsqlTransaction work) =>
        connection.ExecuteAsync(
            "INSERT INTO event_log (kind, subject, subject_id, payload) VALUES (@kind, @subject, @subjectId, @payload::jsonb)",
            new { kind, subject, subjectId, payload = JsonSerializer.Serialize(payload, JsonSerializerOptions.Web) },
            work);
}
