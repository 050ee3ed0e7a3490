// Reads blobs along the delta trees of their packs: several times faster than one by one.
// Whatever a pack does not yield is left to the object store, so that the results are the
// same with packs as without.
#pragma once

#include <vector>

#include "auditor/engine/blob_results.hpp"
#include "auditor/engine/blob_scan.hpp"

namespace phiward {

// Inspects what the packs of `scan` have of `tasks`, on one thread for each of `results`.
// Gives the tasks that are left, in their order. Throws DeadlineExceeded.
[[nodiscard]] std::vector<std::uint32_t> inspect_packed(const BlobScan& scan,
                                                        const std::vector<BlobTask>& tasks,
                                                        std::vector<BlobResults>& results);

}  // namespace phiward
