using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using MigrationKit;

namespace PointOfSale.Models;

/// <summary>Who changed what. Rows are only ever added.</summary>
[Table("audit_log")]
[PgIndex(nameof(TableName), nameof(RowId))]
[PgIndex(nameof(UserId), nameof(ChangedAt))]
[PgComment("Who changed what. Rows are only ever added.")]
public class AuditLog
{
    [Key]
    public long Id { get; set; }

    [References(typeof(User), OnDelete = ForeignKeyAction.Restrict)]
    public long UserId { get; set; }

    [MaxLength(60)]
    public required string TableName { get; set; }

    public long RowId { get; set; }

    [Column(TypeName = "jsonb")]
    public required string Before { get; set; }

    [Column(TypeName = "jsonb")]
    public required string After { get; set; }

    [PgDefault("now()")]
    public DateTimeOffset ChangedAt { get; set; }
}
