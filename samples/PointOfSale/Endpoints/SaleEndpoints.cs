using PointOfSale.Sales;

namespace PointOfSale.Endpoints;

internal static class SaleEndpoints
{
    public static void MapSales(this IEndpointRouteBuilder app) => app.MapPost("/sales", RingUpAsync);

    private static async Task<IResult> RingUpAsync(NewSale sale, Till till)
    {
        if (sale.Items is not { Count: > 0 } || sale.Items.Any(static item => item.Quantity <= 0))
        {
            return Results.Problem("A sale has items, each with a quantity above zero.", statusCode: StatusCodes.Status400BadRequest);
        }

        return await till.RingUpAsync(sale) switch
        {
            { Receipt: { } receipt } => Results.Created($"/sales/{receipt.Number}", receipt),
            var refused => Results.Problem(refused.Problem, statusCode: StatusCodes.Status409Conflict),
        };
    }
}
