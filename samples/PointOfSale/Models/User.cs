using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using MigrationKit;

namespace PointOfSale.Models;

/// <summary>Somebody who works here and logs in at a till.</summary>
[Table("user")]
[PgIndex("(lower(email))", Unique = true, Name = "ux_user_email")]
[PgComment("Staff; customers are not users.")]
public class User
{
    [Key]
    public long Id { get; set; }

    [MaxLength(254)]
    public required string Email { get; set; }

    [MaxLength(120)]
    public required string DisplayName { get; set; }

    [DefaultValue(Role.Cashier)]
    public Role Role { get; set; }

    [PgIndex, References(typeof(Location), OnDelete = ForeignKeyAction.SetNull)]
    public long? LocationId { get; set; }

    [DefaultValue(true)]
    public bool IsActive { get; set; }

    [PgDefault("now()")]
    public DateTimeOffset CreatedAt { get; set; }
}
