using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using MigrationKit;

namespace Crm;

[PgEnum]
public enum ActivityKind
{
    Call,
    Email,
    Meeting,
}

[Table("activity")]
[PgIndex(nameof(DealId), nameof(HappenedAt), Descending = [false, true])]
public class Activity : OrgEntity
{
    [References(typeof(Deal), OnDelete = ForeignKeyAction.Cascade)]
    public Guid DealId { get; set; }

    [References(typeof(User), OnDelete = ForeignKeyAction.SetNull)]
    public Guid? UserId { get; set; }

    public ActivityKind Kind { get; set; }

    public DateTimeOffset HappenedAt { get; set; }

    public TimeSpan? Duration { get; set; }
}

[Table("task")]
[PgCheck("done_at IS NULL OR done_at >= created_at", Name = "ck_task_done_at")]
public class TaskItem : OrgEntity
{
    [References(typeof(User), OnDelete = ForeignKeyAction.SetNull)]
    public Guid? AssigneeId { get; set; }

    [References(typeof(Deal), OnDelete = ForeignKeyAction.Cascade)]
    public Guid? DealId { get; set; }

    public required string Title { get; set; }

    public DateOnly? DueOn { get; set; }

    public DateTimeOffset? DoneAt { get; set; }
}

[Table("note")]
public class Note : OrgEntity
{
    [References(typeof(Contact), OnDelete = ForeignKeyAction.Cascade)]
    public Guid ContactId { get; set; }

    [References(typeof(User), OnDelete = ForeignKeyAction.SetNull)]
    public Guid? AuthorId { get; set; }

    public required string Body { get; set; }
}

[Table("attachment")]
public class Attachment : OrgEntity
{
    [References(typeof(Note), OnDelete = ForeignKeyAction.Cascade), PgIndex]
    public Guid NoteId { get; set; }

    [MaxLength(255)]
    public required string FileName { get; set; }

    public long Size { get; set; }

    [Column(TypeName = "char(64)"), PgCollation("C")]
    public required string Sha256 { get; set; }
}
