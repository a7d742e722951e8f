using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.ComponentModel.DataAnnotations.Schema;
using MigrationKit;

namespace Crm;

/// <summary>What every model has.</summary>
public abstract class Entity
{
    [Key, Column(Order = 0), PgDefault("gen_random_uuid()")]
    public Guid Id { get; set; }

    [PgDefault("now()")]
    public DateTimeOffset CreatedAt { get; set; }
}

/// <summary>What belongs to one organisation.</summary>
public abstract class OrgEntity : Entity
{
    [References(typeof(Org), OnDelete = ForeignKeyAction.Cascade)]
    public Guid OrgId { get; set; }
}

[Table("org")]
public class Org : Entity
{
    [MaxLength(120)]
    public required string Name { get; set; }

    [MaxLength(60), PgUnique]
    public required string Slug { get; set; }

    [Column(TypeName = "jsonb"), PgDefault("'{}'")]
    public required string Settings { get; set; }
}

[PgEnum]
public enum UserRole
{
    Owner,
    Admin,
    Member,
}

[Table("user")]
[PgUnique(nameof(OrgId), nameof(Email))]
[PgComment("People who log in")]
public class User : OrgEntity
{
    [MaxLength(254)]
    public required string Email { get; set; }

    public required string DisplayName { get; set; }

    [DefaultValue(UserRole.Member)]
    public UserRole Role { get; set; }

    public bool IsActive { get; set; }

    [PgIndex(Where = "last_seen_at IS NOT NULL")]
    public DateTimeOffset? LastSeenAt { get; set; }
}

[Table("saved_view")]
[PgIndex(nameof(UserId), nameof(Entity))]
public class SavedView : OrgEntity
{
    [References(typeof(User), OnDelete = ForeignKeyAction.Cascade)]
    public Guid UserId { get; set; }

    [MaxLength(40)]
    public required string Entity { get; set; }

    public required string Name { get; set; }

    [Column(TypeName = "jsonb")]
    public required string Filter { get; set; }

    [PgDefault("'{}'")]
    public required string[] Columns { get; set; }
}

[Table("notification")]
[PgIndex(nameof(UserId), nameof(CreatedAt), Descending = [false, true], Where = "read_at IS NULL", Name = "ix_notification_unread")]
public class Notification : OrgEntity
{
    [References(typeof(User), OnDelete = ForeignKeyAction.Cascade)]
    public Guid UserId { get; set; }

    public required string Text { get; set; }

    public DateTimeOffset? ReadAt { get; set; }
}

[Table("webhook")]
[PgCheck("url LIKE 'https://%'", Name = "ck_webhook_url")]
public class Webhook : OrgEntity
{
    public required string Url { get; set; }

    public byte[]? Secret { get; set; }

    public required string[] Events { get; set; }

    [DefaultValue(0)]
    public int Failures { get; set; }
}
