using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using MigrationKit;

namespace PointOfSale.Models;

/// <summary>Somebody who buys and wants to be known.</summary>
[Table("customer")]
[PgIndex("(lower(email))", Unique = true, Name = "ux_customer_email")]
[PgIndex(nameof(Name), OperatorClasses = ["text_pattern_ops"])]
public class Customer
{
    [Key]
    public long Id { get; set; }

    public required string Name { get; set; }

    [MaxLength(254)]
    public string? Email { get; set; }

    [MaxLength(32)]
    public string? Phone { get; set; }

    [DefaultValue(0), PgCheck("loyalty_points >= 0")]
    [PgComment("One for each whole euro.")]
    public int LoyaltyPoints { get; set; }

    [PgDefault("now()")]
    public DateTimeOffset CreatedAt { get; set; }
}
