using Dapper;
using Npgsql;
using PointOfSale.Models;

namespace PointOfSale.Endpoints;

internal sealed record NewCustomer(string Name, string? Email, string? Phone);

internal static class CustomerEndpoints
{
    public static void MapCustomers(this IEndpointRouteBuilder app)
    {
        app.MapPost("/customers", CreateAsync);
        app.MapGet("/customers/{id:long}", GetAsync);
        app.MapGet("/customers/{id:long}/purchases", GetPurchasesAsync);
    }

    private static async Task<IResult> CreateAsync(NewCustomer customer, NpgsqlDataSource database)
    {
        await using var connection = await database.OpenConnectionAsync();
        var created = await connection.QuerySingleAsync<Customer>(
            "INSERT INTO customer (name, email, phone) VALUES (@Name, @Email, @Phone) RETURNING *", customer);
        return Results.Created($"/customers/{created.Id}", created);
    }

    private static async Task<IResult> GetAsync(long id, NpgsqlDataSource database)
    {
        await using var connection = await database.OpenConnectionAsync();
        var customer = await connection.QuerySingleOrDefaultAsync<Customer>("SELECT * FROM customer WHERE id = @id", new { id });
        return customer is null ? Results.NotFound() : Results.Ok(customer);
    }

    private static async Task<IEnumerable<Transaction>> GetPurchasesAsync(long id, NpgsqlDataSource database)
    {
        await using var connection = await database.OpenConnectionAsync();
        return await connection.QueryAsync<Transaction>(
            "SELECT * FROM transaction WHERE customer_id = @id ORDER BY created_at DESC LIMIT 100", new { id });
    }
}
