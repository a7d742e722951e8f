using Dapper;
using Npgsql;
using PointOfSale.Models;

namespace PointOfSale.Endpoints;

internal sealed record NewUser(string Email, string DisplayName, Role Role, long? LocationId);

internal static class StaffEndpoints
{
    public static void MapStaff(this IEndpointRouteBuilder app) => app.MapPost("/users", CreateAsync);

    private static async Task<IResult> CreateAsync(NewUser user, NpgsqlDataSource database)
    {
        await using var connection = await database.OpenConnectionAsync();
        var created = await connection.QuerySingleAsync<User>(
            """
            INSERT INTO "user" (email, display_name, role, location_id)
            VALUES (@Email, @DisplayName, @Role, @LocationId)
            RETURNING *
            """,
            new { user.Email, user.DisplayName, Role = new EnumParameter<Role>(user.Role), user.LocationId });
        return Results.Created($"/users/{created.Id}", created);
    }
}
