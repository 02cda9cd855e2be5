using Microsoft.EntityFrameworkCore;

namespace SmartLocal.Platform.Data;

/// <summary>A module's tables. Names begin with the module's; no key points into another module's table.</summary>
public interface ITables
{
    /// <summary>Configures the module's entity types, each index with its reason.</summary>
    void Configure(ModelBuilder model);
}
