using Dapper;
using Npgsql;

namespace PointOfSale.Endpoints;

internal sealed record DayOfSales(DateOnly Day, string Location, long Sales, decimal Total);

internal static class ReportEndpoints
{
    public static void MapReports(this IEndpointRouteBuilder app) => app.MapGet("/reports/sales-per-day", SalesPerDayAsync);

    private static async Task<IEnumerable<DayOfSales>> SalesPerDayAsync(NpgsqlDataSource database)
    {
        await using var connection = await database.OpenConnectionAsync();
        return await connection.QueryAsync<DayOfSales>(
            """
            SELECT (t.created_at AT TIME ZONE l.time_zone)::date AS day, l.code AS location, count(*) AS sales, sum(t.total) AS total
            FROM transaction t
            JOIN location l ON l.id = t.location_id
            GROUP BY day, l.code
            ORDER BY day DESC, l.code
            """);
    }
}
