using System.Text.Json;
using Dapper;
using Npgsql;

namespace PointOfSale.Endpoints;

internal sealed record NewProduct(
    string Sku, string? Barcode, string Name, decimal Price, decimal Cost, JsonElement? Attributes, IReadOnlyList<string>? Images);

internal sealed record NewPrice(decimal Price, long UserId);

internal sealed record ProductWithStock(long Id, string Sku, string? Barcode, string Name, decimal Price, string? ImageUrl, long Stock);

internal static class ProductEndpoints
{
    public static void MapProducts(this IEndpointRouteBuilder app)
    {
        app.MapGet("/products", ListAsync);
        app.MapPost("/products", CreateAsync);
        app.MapPut("/products/{id:long}/price", ChangePriceAsync);
    }

    private static async Task<IEnumerable<ProductWithStock>> ListAsync(NpgsqlDataSource database)
    {
        await using var connection = await database.OpenConnectionAsync();
        return await connection.QueryAsync<ProductWithStock>(
            """
            SELECT p.id, p.sku, p.barcode, p.name, p.price, i.url AS image_url,
                   (SELECT coalesce(sum(quantity), 0) FROM inventory WHERE product_id = p.id) AS stock
            FROM product p
            LEFT JOIN product_image i ON i.product_id = p.id AND i.position = 1
            WHERE p.is_active
            ORDER BY p.name
            """);
    }

    private static async Task<IResult> CreateAsync(NewProduct product, NpgsqlDataSource database)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var work = await connection.BeginTransactionAsync();
        var id = await connection.ExecuteScalarAsync<long>(
            """
            INSERT INTO product (sku, barcode, name, price, cost, attributes)
            VALUES (@Sku, @Barcode, @Name, @Price, @Cost, coalesce(@Attributes::jsonb, '{}'))
            RETURNING id
            """,
            new { product.Sku, product.Barcode, product.Name, product.Price, product.Cost, Attributes = product.Attributes?.GetRawText() },
            work);
        await connection.ExecuteAsync(
            "INSERT INTO product_image (product_id, url, alternative_text, position) VALUES (@ProductId, @Url, @Text, @Position)",
            (product.Images ?? []).Select((url, index) => new { ProductId = id, Url = url, Text = product.Name, Position = index + 1 }),
            work);
        await work.CommitAsync();
        return Results.Created($"/products/{id}", new { id, product.Sku });
    }

    private static async Task<IResult> ChangePriceAsync(long id, NewPrice change, NpgsqlDataSource database)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var work = await connection.BeginTransactionAsync();
        var before = await connection.QuerySingleOrDefaultAsync<decimal?>("SELECT price FROM product WHERE id = @id FOR UPDATE", new { id }, work);
        if (before is null)
        {
            return Results.NotFound();
        }

        await connection.ExecuteAsync("UPDATE product SET price = @Price WHERE id = @id", new { id, change.Price }, work);
        await connection.ExecuteAsync(
            """
            INSERT INTO audit_log (user_id, table_name, row_id, before, after)
            VALUES (@UserId, 'product', @id, jsonb_build_object('price', @before), jsonb_build_object('price', @Price))
            """,
            new { change.UserId, id, before, change.Price },
            work);
        await work.CommitAsync();
        return Results.NoContent();
    }
}
