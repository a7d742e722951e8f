using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using MigrationKit;

namespace PointOfSale.Models;

/// <summary>What happened in the business, for those who want to hear of it.</summary>
[Table("event_log")]
[PgIndex(nameof(Subject), nameof(SubjectId))]
[PgIndex(nameof(Kind), nameof(OccurredAt), Descending = [false, true])]
public class EventLog
{
    [Key]
    public long Id { get; set; }

    [MaxLength(60)]
    public required string Kind { get; set; }

    [MaxLength(60)]
    [PgComment("The table of the row that it happened to.")]
    public required string Subject { get; set; }

    public long SubjectId { get; set; }

    [Column(TypeName = "jsonb"), PgDefault("'{}'")]
    public required string Payload { get; set; }

    [PgDefault("now()"), PgIndex(Method = "brin")]
    public DateTimeOffset OccurredAt { get; set; }
}
