using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using MigrationKit;

namespace PointOfSale.Models;

/// <summary>A sale at a till, as it stands on the receipt.</summary>
[Table("transaction")]
[PgIndex(nameof(LocationId), nameof(CreatedAt), Descending = [false, true])]
[PgIndex(nameof(CustomerId), nameof(CreatedAt), Descending = [false, true])]
[PgComment("A sale at a till, as it stands on the receipt.")]
public class Transaction
{
    [Key]
    public long Id { get; set; }

    [PgGenerated("'R' || lpad(id::text, 10, '0')"), PgIndex(Unique = true)]
    public string? ReceiptNumber { get; set; }

    [References(typeof(Location), OnDelete = ForeignKeyAction.Restrict)]
    public long LocationId { get; set; }

    [PgIndex, References(typeof(User), OnDelete = ForeignKeyAction.Restrict)]
    public long CashierId { get; set; }

    [References(typeof(Customer), OnDelete = ForeignKeyAction.SetNull)]
    public long? CustomerId { get; set; }

    [Column(TypeName = "numeric(12,2)"), PgCheck("total >= 0")]
    public decimal Total { get; set; }

    [PgDefault("now()")]
    public DateTimeOffset CreatedAt { get; set; }
}
