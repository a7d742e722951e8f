using MigrationKit;

namespace PointOfSale.Models;

/// <summary>How a customer pays.</summary>
[PgEnum]
public enum PaymentMethod
{
    Cash,
    Card,
    Voucher,
}
