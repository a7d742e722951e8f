using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using MigrationKit;

namespace PointOfSale.Models;

/// <summary>Money for a transaction. A transaction may have several.</summary>
[Table("payment")]
public class Payment
{
    [Key, PgDefault("gen_random_uuid()")]
    public Guid Id { get; set; }

    [PgIndex, References(typeof(Transaction), OnDelete = ForeignKeyAction.Restrict)]
    public long TransactionId { get; set; }

    public PaymentMethod Method { get; set; }

    [Column(TypeName = "numeric(12,2)"), PgCheck("amount > 0")]
    public decimal Amount { get; set; }

    [MaxLength(64), PgIndex(Unique = true, Where = "reference IS NOT NULL")]
    [PgComment("What the card terminal calls it.")]
    public string? Reference { get; set; }

    [PgDefault("now()")]
    public DateTimeOffset CreatedAt { get; set; }
}
