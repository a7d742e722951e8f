using System.ComponentModel;
using System.ComponentModel.DataAnnotations.Schema;
using MigrationKit;

namespace PointOfSale.Models;

/// <summary>How much of a product is at a location.</summary>
[Table("inventory")]
[PgPrimaryKey(nameof(ProductId), nameof(LocationId))]
[PgIndex(nameof(LocationId), nameof(ProductId), Where = "quantity <= reorder_level", Name = "ix_inventory_to_reorder")]
public class Inventory
{
    [References(typeof(Product), OnDelete = ForeignKeyAction.Cascade)]
    public long ProductId { get; set; }

    [PgIndex, References(typeof(Location), OnDelete = ForeignKeyAction.Restrict)]
    public long LocationId { get; set; }

    [DefaultValue(0), PgCheck("quantity >= 0")]
    public int Quantity { get; set; }

    [DefaultValue(0), PgCheck("reorder_level >= 0")]
    [PgComment("At this quantity it is time to order.")]
    public int ReorderLevel { get; set; }

    [PgDefault("now()")]
    public DateTimeOffset UpdatedAt { get; set; }
}
