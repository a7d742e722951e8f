using System.ComponentModel.DataAnnotations.Schema;
using MigrationKit;

namespace PointOfSale.Models;

/// <summary>A line of a receipt.</summary>
[Table("transaction_item")]
[PgPrimaryKey(nameof(TransactionId), nameof(Line))]
public class TransactionItem
{
    [References(typeof(Transaction), OnDelete = ForeignKeyAction.Cascade)]
    public long TransactionId { get; set; }

    public short Line { get; set; }

    [PgIndex, References(typeof(Product), OnDelete = ForeignKeyAction.Restrict)]
    public long ProductId { get; set; }

    [PgCheck("quantity > 0")]
    public int Quantity { get; set; }

    [Column(TypeName = "numeric(12,2)"), PgCheck("unit_price >= 0")]
    [PgComment("The price of that day; the product's own may change.")]
    public decimal UnitPrice { get; set; }

    [Column(TypeName = "numeric(12,2)"), PgGenerated("quantity * unit_price")]
    public decimal Total { get; set; }
}
