using MigrationKit;

namespace PointOfSale.Models;

/// <summary>What a user may do.</summary>
[PgEnum]
[PgComment("From the least to the most that somebody may do.")]
public enum Role
{
    Cashier,
    StockClerk,
    Manager,
    Owner,
}
