using Dapper;
using Npgsql;
using PointOfSale.Endpoints;
using PointOfSale.Models;

namespace PointOfSale.Sales;

/// <summary>Rings up sales: receipt, lines, stock, payment, points and event are one transaction of the database.</summary>
internal sealed class Till(NpgsqlDataSource database)
{
    public async Task<SaleResult> RingUpAsync(NewSale sale)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var work = await connection.BeginTransactionAsync();
        var items = sale.Items.GroupBy(static item => item.ProductId)
            .Select(static same => new SaleItem(same.Key, same.Sum(static item => item.Quantity))).ToList();
        var shelf = (await LockShelfAsync(sale.LocationId, items, work)).ToDictionary(static place => place.ProductId);
        if (items.Find(item => shelf.GetValueOrDefault(item.ProductId) is not { } place || place.Quantity < item.Quantity) is { } missing)
        {
            return new SaleResult(null, $"There are not {missing.Quantity} of product {missing.ProductId} at location {sale.LocationId}.");
        }

        var transaction = await WriteTransactionAsync(sale, items.Sum(item => item.Quantity * shelf[item.ProductId].Price), work);
        await WriteItemsAsync(transaction, items, shelf, work);
        await TakeFromShelfAsync(sale.LocationId, items, work);
        await WritePaymentAsync(sale, transaction, work);
        await connection.LogEventAsync("sale.completed", "transaction", transaction.Id, new { transaction.ReceiptNumber, transaction.Total, items }, work);
        await work.CommitAsync();
        return new SaleResult(new Receipt(transaction.ReceiptNumber!, transaction.Total, transaction.CreatedAt));
    }

    /// <summary>Locks the rows in one order, so that two tills with the same products wait for each other instead of deadlocking.</summary>
    private static Task<IEnumerable<Place>> LockShelfAsync(long locationId, IEnumerable<SaleItem> items, NpgsqlTransaction work) =>
        work.Connection!.QueryAsync<Place>(
            """
            SELECT i.product_id, i.quantity, p.price
            FROM inventory i
            JOIN product p ON p.id = i.product_id
            WHERE i.location_id = @locationId AND i.product_id = ANY (@products) AND p.is_active
            ORDER BY i.product_id
            FOR UPDATE OF i
            """,
            new { locationId, products = items.Select(static item => item.ProductId).ToArray() },
            work);

    private static Task<Transaction> WriteTransactionAsync(NewSale sale, decimal total, NpgsqlTransaction work) =>
        work.Connection!.QuerySingleAsync<Transaction>(
            """
            INSERT INTO transaction (location_id, cashier_id, customer_id, total)
            VALUES (@LocationId, @CashierId, @CustomerId, @total)
            RETURNING *
            """,
            new { sale.LocationId, sale.CashierId, sale.CustomerId, total },
            work);

    private static Task WriteItemsAsync(
        Transaction transaction, IEnumerable<SaleItem> items, Dictionary<long, Place> shelf, NpgsqlTransaction work) =>
        work.Connection!.ExecuteAsync(
            """
            INSERT INTO transaction_item (transaction_id, line, product_id, quantity, unit_price)
            VALUES (@TransactionId, @Line, @ProductId, @Quantity, @UnitPrice)
            """,
            items.Select((item, index) => new
            {
                TransactionId = transaction.Id,
                Line = (short)(index + 1),
                item.ProductId,
                item.Quantity,
                UnitPrice = shelf[item.ProductId].Price,
            }),
            work);

    private static Task TakeFromShelfAsync(long locationId, IEnumerable<SaleItem> items, NpgsqlTransaction work) =>
        work.Connection!.ExecuteAsync(
            """
            UPDATE inventory SET quantity = quantity - @Quantity, updated_at = now()
            WHERE product_id = @ProductId AND location_id = @locationId
            """,
            items.Select(item => new { item.ProductId, item.Quantity, locationId }),
            work);

    private static Task WritePaymentAsync(NewSale sale, Transaction transaction, NpgsqlTransaction work) =>
        work.Connection!.ExecuteAsync(
            """
            INSERT INTO payment (transaction_id, method, amount, reference) VALUES (@Id, @Method, @Total, @Reference);
            UPDATE customer SET loyalty_points = loyalty_points + floor(@Total) WHERE id = @CustomerId;
            """,
            new { transaction.Id, Method = new EnumParameter<PaymentMethod>(sale.Method), transaction.Total, sale.Reference, sale.CustomerId },
            work);

    private sealed record Place(long ProductId, int Quantity, decimal Price);
}
