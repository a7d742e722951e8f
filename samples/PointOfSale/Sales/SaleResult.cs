namespace PointOfSale.Sales;

/// <summary>A receipt, or why there is none.</summary>
internal sealed record SaleResult(Receipt? Receipt, string? Problem = null);

internal sealed record Receipt(string Number, decimal Total, DateTimeOffset CreatedAt);
