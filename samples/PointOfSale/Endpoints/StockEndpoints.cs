using Dapper;
using Npgsql;
using PointOfSale.Models;

namespace PointOfSale.Endpoints;

internal sealed record NewLocation(string Code, string Name, string? Address, string? TimeZone);

internal sealed record Delivery(long LocationId, long ProductId, int Quantity, int? ReorderLevel);

internal sealed record ToReorder(string Sku, string Name, int Quantity, int ReorderLevel);

internal static class StockEndpoints
{
    public static void MapStock(this IEndpointRouteBuilder app)
    {
        app.MapPost("/locations", CreateLocationAsync);
        app.MapPost("/deliveries", DeliverAsync);
        app.MapGet("/locations/{id:long}/to-reorder", ListToReorderAsync);
    }

    private static async Task<IResult> CreateLocationAsync(NewLocation location, NpgsqlDataSource database)
    {
        await using var connection = await database.OpenConnectionAsync();
        var created = await connection.QuerySingleAsync<Location>(
            """
            INSERT INTO location (code, name, address, time_zone)
            VALUES (@Code, @Name, @Address, coalesce(@TimeZone, 'Europe/Berlin'))
            RETURNING *
            """,
            location);
        return Results.Created($"/locations/{created.Id}", created);
    }

    private static async Task<Inventory> DeliverAsync(Delivery delivery, NpgsqlDataSource database)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var work = await connection.BeginTransactionAsync();
        var stock = await connection.QuerySingleAsync<Inventory>(
            """
            INSERT INTO inventory (product_id, location_id, quantity, reorder_level)
            VALUES (@ProductId, @LocationId, @Quantity, coalesce(@ReorderLevel, 0))
            ON CONFLICT (product_id, location_id) DO UPDATE
            SET quantity = inventory.quantity + excluded.quantity,
                reorder_level = coalesce(@ReorderLevel, inventory.reorder_level),
                updated_at = now()
            RETURNING *
            """,
            delivery,
            work);
        await connection.LogEventAsync("stock.delivered", "product", delivery.ProductId, delivery, work);
        await work.CommitAsync();
        return stock;
    }

    private static async Task<IEnumerable<ToReorder>> ListToReorderAsync(long id, NpgsqlDataSource database)
    {
        await using var connection = await database.OpenConnectionAsync();
        return await connection.QueryAsync<ToReorder>(
            """
            SELECT p.sku, p.name, i.quantity, i.reorder_level
            FROM inventory i
            JOIN product p ON p.id = i.product_id
            WHERE i.location_id = @id AND i.quantity <= i.reorder_level
            ORDER BY p.name
            """,
            new { id });
    }
}
