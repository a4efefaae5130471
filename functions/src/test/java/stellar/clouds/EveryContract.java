package stellar.clouds;

import stellar.images.BucketContract;
import stellar.notifications.push.TopicsContract;

/** All that Stellar needs of a cloud's services, held on one. */
interface EveryContract extends TablesContract, BucketContract, TopicsContract, TimersContract {}
