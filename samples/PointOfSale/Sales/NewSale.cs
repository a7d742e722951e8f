using PointOfSale.Models;

namespace PointOfSale.Sales;

/// <summary>What a till sends.</summary>
internal sealed record NewSale(long LocationId, long CashierId, long? CustomerId, PaymentMethod Method, string? Reference, IReadOnlyList<SaleItem> Items);

internal sealed record SaleItem(long ProductId, int Quantity);
